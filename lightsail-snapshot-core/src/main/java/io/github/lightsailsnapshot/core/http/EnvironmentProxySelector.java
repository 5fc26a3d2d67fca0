package io.github.lightsailsnapshot.core.http;

import java.io.IOException;
import java.net.Authenticator;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Selects the HTTP proxy that the environment names: {@code HTTPS_PROXY} for {@code https}, {@code HTTP_PROXY} for
 * {@code http}, none for what {@code NO_PROXY} lists; lower-case names take precedence over upper-case ones. Proxy
 * settings of the JVM, by system properties such as {@code https.proxyHost} or by a default selector, take precedence
 * over the environment. Connections to the host itself ({@code localhost}, {@code 127.0.0.1}) never use a proxy of the
 * environment. Immutable.
 *
 * <p>The value of a proxy variable is {@code http://host:port}, with {@code user:password@} before the host if the
 * proxy requires them; special characters in them must be percent-encoded. {@code NO_PROXY} is a comma-separated list
 * of host names (each includes its subdomains), addresses, address ranges such as {@code 10.0.0.0/8}, each with an
 * optional port, or {@code *}.
 *
 * <p>Neither messages nor {@link #toString()} contain a user or a password.
 */
public final class EnvironmentProxySelector extends ProxySelector {
  private static final List<Proxy> DIRECT = List.of(Proxy.NO_PROXY);

  private final Map<String, ProxyAddress> proxies;
  private final NoProxy exempt;

  private EnvironmentProxySelector(Map<String, ProxyAddress> proxies, NoProxy exempt) {
    this.proxies = proxies;
    this.exempt = exempt;
  }

  /**
   * Creates a selector that uses the environment of this process.
   *
   * @return the selector
   * @throws IllegalArgumentException if the value of a proxy variable cannot be used; the message names the variable
   */
  public static EnvironmentProxySelector ofProcess() {
    return ofEnvironment(System.getenv());
  }

  /**
   * Creates a selector that uses the given environment.
   *
   * @param environment variables by name
   * @return the selector
   * @throws IllegalArgumentException if the value of a proxy variable cannot be used; the message names the variable
   */
  public static EnvironmentProxySelector ofEnvironment(Map<String, String> environment) {
    ProxyVariables variables = new ProxyVariables(environment);
    return new EnvironmentProxySelector(
        variables.proxies(), NoProxy.parse(variables.value("NO_PROXY").orElse("")));
  }

  /**
   * Selects the proxy for an address.
   *
   * @param uri the address, with a scheme and a host
   * @return the proxies to try, in order; {@link Proxy#NO_PROXY} means a direct connection
   */
  @Override
  public List<Proxy> select(URI uri) {
    String scheme = Objects.requireNonNullElse(uri.getScheme(), "").toLowerCase(Locale.ROOT);
    List<Proxy> ofJvm = ofJvm(uri);
    boolean jvmDecides = ofJvm.stream().anyMatch(proxy -> proxy.type() != Proxy.Type.DIRECT)
        || System.getProperty(scheme + ".proxyHost") != null;
    if (jvmDecides) {
      return ofJvm;
    }
    ProxyAddress proxy = proxies.get(scheme);
    return proxy == null || exempt.includes(uri) ? DIRECT : List.of(proxy.proxy());
  }

  private List<Proxy> ofJvm(URI uri) {
    ProxySelector jvm = ProxySelector.getDefault();
    return jvm == null || jvm instanceof EnvironmentProxySelector || uri.getHost() == null
        ? DIRECT
        : jvm.select(uri);
  }

  /** Does nothing: the same proxy is tried the next time. */
  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException failure) {}

  /**
   * Returns an authenticator with the users and passwords of the proxies. It answers only proxies, never servers. If a
   * proxy requires Basic authentication to open a tunnel to an {@code https} address, the JDK must be configured to
   * allow it: {@code -Djdk.http.auth.tunneling.disabledSchemes=}. A {@code java.net.http.HttpClient} with an
   * authenticator turns a response with status 401 into an {@link IOException}.
   *
   * @return the authenticator, or empty if no proxy has a user
   */
  public Optional<Authenticator> authenticator() {
    List<ProxyAddress> withUser =
        proxies.values().stream().filter(ProxyAddress::hasUser).toList();
    return withUser.isEmpty() ? Optional.empty() : Optional.of(new ProxyUsers(withUser));
  }

  /** Returns the proxies without their users and passwords. */
  @Override
  public String toString() {
    List<String> told = Stream.of("http", "https")
        .filter(proxies::containsKey)
        .map(scheme -> scheme + " by " + proxies.get(scheme))
        .toList();
    return told.isEmpty() ? "no proxy" : String.join(", ", told) + exempt;
  }
}
