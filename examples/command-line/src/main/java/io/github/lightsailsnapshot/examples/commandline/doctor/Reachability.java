package io.github.lightsailsnapshot.examples.commandline.doctor;

import io.github.lightsailsnapshot.examples.commandline.messages.OneLine;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Whether a server can be reached: by name resolution, a connection and a TLS handshake. There is no request, because a
 * heartbeat or webhook would count any request.
 *
 * @param proxies which addresses are reached through a proxy
 */
record Reachability(ProxySelector proxies) {
  private static final int LIMIT_MILLIS = 5_000;
  private static final int HTTPS = 443;
  private static final int HTTP = 80;

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
    } catch (IOException failed) {
      return Finding.failed(
          check,
          host + " cannot be reached: " + OneLine.message(failed)
              + "; check the address, the firewall and, for TLS, the trust store");
    }
  }

  private static Finding connected(String check, URI address) throws IOException {
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

  private static void greet(Socket plain, InetSocketAddress server) throws IOException {
    SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    try (SSLSocket socket =
        (SSLSocket) factory.createSocket(plain, server.getHostString(), server.getPort(), false)) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.startHandshake();
    }
  }
}
