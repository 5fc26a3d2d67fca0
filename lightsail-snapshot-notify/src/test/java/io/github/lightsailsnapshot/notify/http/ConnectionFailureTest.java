package io.github.lightsailsnapshot.notify.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.lightsailsnapshot.core.time.VirtualTime;
import io.github.lightsailsnapshot.core.wire.HostileException;
import io.github.lightsailsnapshot.notify.Reports;
import io.github.lightsailsnapshot.notify.retry.ConnectionFailure;
import io.github.lightsailsnapshot.retention.text.PlainText;
import io.github.lightsailsnapshot.retention.text.Redactor;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateExpiredException;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Why there was no answer, without the address. */
@Timeout(60)
class ConnectionFailureTest {
  private static final String PASSWORD = "changeit";

  private static void says(Throwable failure, String words) {
    assertThat(ConnectionFailure.told(failure)).contains(words);
    assertThat(ConnectionFailure.told(new IllegalStateException(failure))).contains(words);
  }

  private static Throwable because(Throwable failure, Throwable cause) {
    return failure.initCause(cause);
  }

  @Test
  void eachReasonHasItsWords() {
    says(new UnknownHostException("secret.example.com"), "its host is not known");
    says(
        because(new ConnectException(), new UnresolvedAddressException()), "its host is not known");
    says(
        because(new ConnectException(), new ClosedChannelException()),
        "the connection was refused");
    says(new ConnectException("Connection refused"), "the connection was refused");
    says(new ConnectException("Network is unreachable"), "there is no route to it");
    says(new ConnectException("Connection timed out"), "it did not answer in time");
    says(new HttpConnectTimeoutException("HTTP connect timed out"), "it did not answer in time");
    says(new IOException("Tunnel failed, got: 502"), "its proxy answered 502");
    says(
        new IOException(
            "Unable to tunnel through proxy. Proxy returns \"HTTP/1.1 502 Bad Gateway\""),
        "its proxy answered 502");
    says(new IOException("reset"), "the connection broke");
    says(new SSLHandshakeException("plain text"), "no encrypted connection could be made");
    says(
        because(new SSLHandshakeException("no"), new CertificateExpiredException("in May")),
        "its certificate has expired");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Tunnel failed, got: 407",
        "Unable to tunnel through proxy. Proxy returns \"HTTP/1.1 407 Proxy Authentication Required\""
      })
  void aProxyThatWantsAUserIsReportedWithTheSettingOfTheJdk(String message) {
    String words = ConnectionFailure.told(new IOException(message)).orElseThrow();

    assertThat(words)
        .startsWith("its proxy answered 407")
        .contains("HTTPS_PROXY")
        .contains("-Djdk.http.auth.tunneling.disabledSchemes=");
    assertThat(Redactor.standard().line(words, PlainText.LONGEST_MESSAGE)).isEqualTo(words);
  }

  @Test
  void whatIsNoConnectionHasNone() {
    assertThat(ConnectionFailure.told(new IllegalStateException("no proxy for https://x")))
        .isEmpty();
    assertThat(ConnectionFailure.told(new HostileException())).isEmpty();
  }

  @Test
  void aCircleOfCausesEnds() {
    Throwable one = new IllegalStateException();
    Throwable two = new IllegalStateException(one);
    assertThat(ConnectionFailure.told(because(one, two))).isEmpty();
  }

  @Test
  void aHostThatIsNotThereIsNotKnown() {
    URI address = URI.create("https://nobody.invalid/hook");
    assertThatThrownBy(() -> send(address))
        .hasMessageStartingWith("The webhook was not delivered: its host is not known");
  }

  @Test
  void aCertificateThatNobodyVouchesForIsNotTrusted(@TempDir Path folder) throws Exception {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(selfSigned(folder)));
    server.start();
    try {
      URI address = URI.create("https://localhost:" + server.getAddress().getPort() + "/hook");
      assertThatThrownBy(() -> send(address))
          .hasMessage("The webhook was not delivered: its certificate is not trusted");
    } finally {
      server.stop(0);
    }
  }

  private static void send(URI address) throws Exception {
    WebhookNotifier.builder(address)
        .timeSource(VirtualTime.startingAt(Instant.EPOCH))
        .build()
        .send(Reports.succeeded());
  }

  private static SSLContext selfSigned(Path folder) throws Exception {
    Path file = folder.resolve("keys.p12");
    Process keytool = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
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
            PASSWORD)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("keytool.txt").toFile())
        .start();
    assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(keytool.exitValue()).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream stored = Files.newInputStream(file)) {
      keys.load(stored, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }
}
