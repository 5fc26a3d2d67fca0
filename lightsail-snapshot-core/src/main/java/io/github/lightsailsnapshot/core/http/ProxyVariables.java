package io.github.lightsailsnapshot.core.http;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The proxy variables of the environment. An empty variable counts as not set. */
record ProxyVariables(Map<String, String> environment) {

  Map<String, ProxyAddress> proxies() {
    Map<String, ProxyAddress> proxies = new LinkedHashMap<>();
    proxy("HTTP_PROXY").ifPresent(proxy -> proxies.put("http", proxy));
    proxy("HTTPS_PROXY").ifPresent(proxy -> proxies.put("https", proxy));
    return Map.copyOf(proxies);
  }

  private Optional<ProxyAddress> proxy(String name) {
    return names(name).findFirst().map(found -> ProxyAddress.parse(found, trimmed(found)));
  }

  Optional<String> value(String name) {
    return names(name).findFirst().map(this::trimmed);
  }

  /** In a CGI program, {@code HTTP_PROXY} is the value of the client's "Proxy" header, so it is not trusted there. */
  private Stream<String> names(String name) {
    boolean isHeader = name.equals("HTTP_PROXY") && environment.containsKey("REQUEST_METHOD");
    return Stream.of(name.toLowerCase(Locale.ROOT), name)
        .filter(found -> !(isHeader && found.equals(name)))
        .filter(found -> !trimmed(found).isEmpty());
  }

  private String trimmed(String name) {
    return environment.getOrDefault(name, "").strip();
  }
}
