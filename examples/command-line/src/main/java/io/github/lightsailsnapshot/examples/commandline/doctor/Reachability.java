package io.github.lightsailsnapshot.examples.commandline.doctor;

import io.github.lightsailsnapshot.core.http.EnvironmentProxySelector;
import io.github.lightsailsnapshot.examples.commandline.messages.OneLine;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Whether a server can be reached: by name resolution, a connection and a TLS handshake. There is no request, because a
 * heartbeat or webhook would count any request.
 *
 * @param proxies which addresses are reached through a proxy
 * @param tls which certificates are trusted
 */
record Reachability(ProxySelector proxies, SSLSocketFactory tls) {
  private static final int LIMIT_MILLIS = 5_000;
  private static final int DEEPEST = 20;
  private static final int HTTPS = 443;
  private static final int HTTP = 80;

  /** By what this process trusts, and its proxies. */
  static Reachability ofProcess() {
    return new Reachability(
        EnvironmentProxySelector.ofProcess(), (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  /** Checks a server. The finding has only its host, because an address may be secret. */
  Finding of(String check, URI address) {
    String host = address.getHost();
    if (proxies.select(address).stream().anyMatch(proxy -> proxy.type() != Proxy.Type.DIRECT)) {
      return Finding.unknown(check, host + " is reached through a proxy");
    }
    try {
      return connected(check, address);
    } catch (UnknownHostException unknown) {
      return Finding.failed(check, "there is no host " + host + "; is the name right?");
    } catch (SSLHandshakeException refused) {
      return Finding.failed(check, host + certificate(refused));
    } catch (IOException failed) {
      return Finding.failed(
          check,
          host + " cannot be reached: " + OneLine.message(failed)
              + "; check the address, the firewall and, for TLS, the trust store");
    }
  }

  /** What is wrong with a certificate, and what would be right. */
  static String certificate(SSLHandshakeException refused) {
    if (isCausedBy(CertPathBuilderException.class, refused)) {
      return ": its TLS certificate is not trusted; if it is the right server, put the certificate of its authority"
          + " into a trust store, and name that with -Djavax.net.ssl.trustStore";
    }
    if (isCausedBy(CertPathValidatorException.class, refused)) {
      return ": its TLS certificate is not valid (" + OneLine.message(refused)
          + "); it must be renewed, or the clock of this machine is wrong";
    }
    return isCausedBy(CertificateException.class, refused)
        ? ": its TLS certificate is that of another host (" + OneLine.message(refused)
            + "); give the address with a name that is in the certificate"
        : " does not agree on TLS: " + OneLine.message(refused)
            + "; check the address and the port, and whether something in between inspects TLS";
  }

  private static boolean isCausedBy(Class<? extends Throwable> type, Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .limit(DEEPEST)
        .anyMatch(type::isInstance);
  }

  private Finding connected(String check, URI address) throws IOException {
    boolean encrypted = "https".equalsIgnoreCase(address.getScheme());
    InetSocketAddress server = new InetSocketAddress(address.getHost(), port(address, encrypted));
    if (server.isUnresolved()) {
      throw new UnknownHostException(address.getHost());
    }
    try (Socket socket = new Socket()) {
      socket.connect(server, LIMIT_MILLIS);
      socket.setSoTimeout(LIMIT_MILLIS);
      if (encrypted) {
        greet(socket, server);
      }
    }
    return Finding.ok(
        check,
        address.getHost() + " can be reached" + (encrypted ? " with TLS" : ", without encryption")
            + "; nothing was sent");
  }

  private static int port(URI address, boolean encrypted) {
    int standard = encrypted ? HTTPS : HTTP;
    return address.getPort() < 0 ? standard : address.getPort();
  }

  private void greet(Socket plain, InetSocketAddress server) throws IOException {
    try (SSLSocket socket =
        (SSLSocket) tls.createSocket(plain, server.getHostString(), server.getPort(), false)) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.startHandshake();
    }
  }
}
