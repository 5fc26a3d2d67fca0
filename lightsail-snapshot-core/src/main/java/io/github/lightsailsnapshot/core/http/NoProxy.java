package io.github.lightsailsnapshot.core.http;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** The hosts that are connected to directly. */
record NoProxy(List<String> entries) {

  static NoProxy parse(String list) {
    return new NoProxy(Stream.of(list.split("[,\\s]+"))
        .filter(entry -> !entry.isEmpty())
        .map(entry -> entry.toLowerCase(Locale.ROOT))
        .toList());
  }

  boolean includes(URI uri) {
    String host = bare(Objects.requireNonNullElse(uri.getHost(), "").toLowerCase(Locale.ROOT));
    return isThisHost(host)
        || entries.stream().anyMatch(entry -> matches(entry, host, portOf(uri)));
  }

  private static boolean isThisHost(String host) {
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || AddressRange.parse("127.0.0.0/8").includes(host)
        || AddressRange.parse("::1").includes(host);
  }

  private static boolean matches(String entry, String host, int port) {
    return entry.equals("*")
        || matchesHost(entry, host)
        || (entry.endsWith(":" + port)
            && matchesHost(entry.substring(0, entry.lastIndexOf(':')), host));
  }

  private static boolean matchesHost(String entry, String host) {
    String domain = entry.startsWith("*.")
        ? entry.substring(2)
        : entry.startsWith(".") ? entry.substring(1) : bare(entry);
    return host.equals(domain)
        || host.endsWith("." + domain)
        || AddressRange.parse(domain).includes(host);
  }

  private static String bare(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }

  private static int portOf(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
  }

  @Override
  public String toString() {
    return entries.isEmpty() ? "" : ", none for " + String.join(", ", entries);
  }
}
