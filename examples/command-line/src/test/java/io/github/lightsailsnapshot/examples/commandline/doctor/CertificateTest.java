package io.github.lightsailsnapshot.examples.commandline.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server of mail, webhook or heartbeat whose certificate is right, not trusted, for another host, or too old. */
class CertificateTest {
  private static final String PASSWORD = "changeit";
  private static SSLContext valid;

  private SSLServerSocket server;

  @BeforeAll
  static void makeCertificates(@TempDir Path folder) throws Exception {
    valid = context(folder);
  }

  /** A server's own certificate for localhost, which the context also trusts. */
  private static SSLContext context(Path folder) throws Exception {
    Path file = folder.resolve("keys.p12");
    List<String> command = List.of(
        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
        "-J-XX:TieredStopAtLevel=1",
        "-J-Duser.language=en",
        "-genkeypair",
        "-keyalg",
        "EC",
        "-alias",
        "server",
        "-dname",
        "CN=localhost",
        "-ext",
        "san=dns:localhost",
        "-keystore",
        file.toString(),
        "-storepass",
        PASSWORD);
    Process keytool = new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("keytool.txt").toFile())
        .start();
    assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(keytool.exitValue())
        .as(Files.readString(folder.resolve("keytool.txt")))
        .isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream stored = Files.newInputStream(file)) {
      keys.load(stored, PASSWORD.toCharArray());
    }
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, PASSWORD.toCharArray());
    KeyStore authorities = KeyStore.getInstance("PKCS12");
    authorities.load(null, null);
    authorities.setCertificateEntry("server", keys.getCertificate("server"));
    TrustManagerFactory trusted =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(authorities);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
    return context;
  }

  @BeforeEach
  void start() throws Exception {
    server = (SSLServerSocket) valid
        .getServerSocketFactory()
        .createServerSocket(0, 5, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    SSLServerSocket accepting = server;
    Thread thread = new Thread(() -> greetAll(accepting));
    thread.setDaemon(true);
    thread.start();
  }

  private static void greetAll(SSLServerSocket server) {
    while (!server.isClosed()) {
      try (SSLSocket socket = (SSLSocket) server.accept()) {
        socket.startHandshake();
      } catch (IOException refused) {
        // The other side does not like the certificate, or the test is over.
      }
    }
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  private String found(SSLSocketFactory trusting, String host) {
    URI address = URI.create("https://" + host + ":" + server.getLocalPort() + "/S3CRET");
    String line = new Reachability(ProxySelector.of(null), trusting)
        .of("webhook", address)
        .toString();
    assertThat(line).doesNotContain("S3CRET");
    return line;
  }

  @Test
  void is_right() {
    assertThat(found(valid.getSocketFactory(), "localhost"))
        .isEqualTo("ok           webhook: localhost can be reached with TLS; nothing was sent");
  }

  @Test
  void is_not_trusted() {
    assertThat(found((SSLSocketFactory) SSLSocketFactory.getDefault(), "localhost"))
        .isEqualTo(
            "failed       webhook: localhost: its TLS certificate is not trusted; if it is the right server,"
                + " put the certificate of its authority into a trust store, and name that with"
                + " -Djavax.net.ssl.trustStore");
  }

  @Test
  void is_that_of_another_host() {
    assertThat(found(valid.getSocketFactory(), "127.0.0.1"))
        .startsWith(
            "failed       webhook: 127.0.0.1: its TLS certificate is that of another host (")
        .endsWith("; give the address with a name that is in the certificate");
  }

  /** A certificate that is trusted itself may be of any age, so this needs one that an authority has signed. */
  @Test
  void is_too_old() {
    SSLHandshakeException refused = new SSLHandshakeException("PKIX path validation failed");
    assertThat(refused.initCause(new CertPathValidatorException(
            "validity check failed", new CertificateExpiredException("NotAfter: 2020"))))
        .isSameAs(refused);
    assertThat(Reachability.certificate(refused))
        .isEqualTo(
            ": its TLS certificate is not valid (PKIX path validation failed); it must be renewed, or the"
                + " clock of this machine is wrong");
  }
}
