package io.github.lightsailsnapshot.core.lightsail;

import io.github.lightsailsnapshot.core.http.EnvironmentProxySelector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Authenticator;
import java.net.Authenticator.RequestorType;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.utils.AttributeMap;

/**
 * Builds HTTP clients that use the proxies of the environment. The SDK's own proxy settings read only the variable for
 * {@code http}.
 */
final class ProxiedConnections implements SdkHttpClient.Builder<ProxiedConnections> {
  /** The same value as in the SDK's client. */
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(2);

  private static final Duration READ_LIMIT = Duration.ofSeconds(30);

  private final EnvironmentProxySelector proxies;

  ProxiedConnections(EnvironmentProxySelector proxies) {
    this.proxies = proxies;
  }

  @Override
  public SdkHttpClient buildWithDefaults(AttributeMap defaults) {
    return UrlConnectionHttpClient.create(this::connection);
  }

  private HttpURLConnection connection(URI uri) {
    Proxy proxy = proxies.select(uri).get(0);
    try {
      HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(proxy);
      connection.setConnectTimeout(Math.toIntExact(CONNECT_LIMIT.toMillis()));
      connection.setReadTimeout(Math.toIntExact(READ_LIMIT.toMillis()));
      proxies.authenticator().ifPresent(users -> authenticate(connection, users, proxy));
      return connection;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * A tunnel uses the authenticator. An unencrypted request is sent only once, so it must already contain the
   * credentials.
   */
  private static void authenticate(HttpURLConnection connection, Authenticator users, Proxy proxy) {
    connection.setAuthenticator(users);
    if (connection.getURL().getProtocol().equals("http")
        && proxy.address() instanceof InetSocketAddress address) {
      user(users, address)
          .ifPresent(user -> connection.setRequestProperty("Proxy-Authorization", basic(user)));
    }
  }

  private static Optional<PasswordAuthentication> user(
      Authenticator users, InetSocketAddress proxy) {
    return Optional.ofNullable(users.requestPasswordAuthenticationInstance(
        proxy.getHostString(),
        null,
        proxy.getPort(),
        "http",
        "",
        "basic",
        null,
        RequestorType.PROXY));
  }

  private static String basic(PasswordAuthentication user) {
    String both = user.getUserName() + ":" + new String(user.getPassword());
    return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
  }
}
