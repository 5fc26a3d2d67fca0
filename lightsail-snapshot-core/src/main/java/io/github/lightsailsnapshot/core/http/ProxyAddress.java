package io.github.lightsailsnapshot.core.http;

import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An HTTP proxy: its host and port, and the user and password that it requires. */
final class ProxyAddress {
  private static final Pattern VALUE = Pattern.compile(
      "(?:(?<scheme>[A-Za-z][A-Za-z0-9+.-]*)://)?(?:(?<user>.*)@)?(?<host>[^@/?#]+)/?");
  private static final int DEFAULT_PORT = 80;

  private final String host;
  private final int port;
  private final Optional<String> userInfo;

  private ProxyAddress(URI address, Optional<String> userInfo) {
    this.host = address.getHost();
    this.port = address.getPort() < 0 ? DEFAULT_PORT : address.getPort();
    this.userInfo = userInfo;
  }

  static ProxyAddress parse(String variable, String value) {
    Matcher parts = VALUE.matcher(value);
    if (!parts.matches()) {
      throw refused(variable);
    }
    String scheme = Optional.ofNullable(parts.group("scheme")).orElse("http");
    if (!scheme.toLowerCase(Locale.ROOT).equals("http")) {
      throw new IllegalArgumentException(variable + " names a proxy that is reached by "
          + scheme + "; only proxies that are reached by http are supported, such as "
          + "http://proxy.example:3128, which carry https as well");
    }
    return new ProxyAddress(
        address(variable, parts.group("host")), Optional.ofNullable(parts.group("user")));
  }

  private static URI address(String variable, String hostAndPort) {
    try {
      URI address = new URI("http://" + hostAndPort).parseServerAuthority();
      if (address.getHost() != null && address.getPort() <= 65_535) {
        return address;
      }
    } catch (URISyntaxException malformed) {
      // Its message quotes the value.
    }
    throw refused(variable);
  }

  private static IllegalArgumentException refused(String variable) {
    return new IllegalArgumentException(
        variable + " is not the address of a proxy, such as http://proxy.example:3128");
  }

  Proxy proxy() {
    return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(bareHost(), port));
  }

  private String bareHost() {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  boolean hasUser() {
    return userInfo.isPresent();
  }

  boolean isAt(String otherHost, int otherPort) {
    return bareHost().equalsIgnoreCase(otherHost) && port == otherPort;
  }

  PasswordAuthentication user() {
    String[] parts = userInfo.orElse("").split(":", 2);
    return new PasswordAuthentication(
        decoded(parts[0]), parts.length < 2 ? new char[0] : decoded(parts[1]).toCharArray());
  }

  /** A percent sign that does not begin an encoded character is taken literally. */
  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return text;
    }
  }

  /** Returns host and port, without user and password. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
