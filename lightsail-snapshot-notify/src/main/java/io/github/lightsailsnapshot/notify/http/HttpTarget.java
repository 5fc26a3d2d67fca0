package io.github.lightsailsnapshot.notify.http;

import io.github.lightsailsnapshot.core.time.TimeSource;
import io.github.lightsailsnapshot.notify.retry.RetryBudget;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;

/** The URL and the settings of its connection. No message contains the URL, which may be secret. Not thread-safe. */
final class HttpTarget {
  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final int HIGHEST_PORT = 65_535;

  private final URI address;
  private boolean allowsHttp;
  private Duration timeout = Duration.ofSeconds(5);
  private Optional<HttpClient> client = Optional.empty();
  private TimeSource time = TimeSource.system();

  HttpTarget(URI address) {
    this.address = Objects.requireNonNull(address, "address");
    require(address.getScheme() != null && address.getHost() != null, "needs a scheme and a host");
    require(isHttps() || isHttp(), "must begin with https://");
    require(
        address.getPort() == -1 || (address.getPort() > 0 && address.getPort() <= HIGHEST_PORT),
        "needs a port from 1 to " + HIGHEST_PORT + ", or none");
    require(
        address.getRawUserInfo() == null,
        "must not hold a user and a password: put them into a header");
    require(address.getRawFragment() == null, "must not have a fragment, which would not be sent");
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException(
          "The address (not shown, it may be a secret) " + otherwise);
    }
  }

  private boolean isHttps() {
    return "https".equalsIgnoreCase(address.getScheme());
  }

  private boolean isHttp() {
    return "http".equalsIgnoreCase(address.getScheme());
  }

  void allowUnencryptedHttp() {
    allowsHttp = true;
  }

  void timeout(Duration limit) {
    if (limit.compareTo(SHORTEST) < 0 || limit.compareTo(RetryBudget.LIMIT) > 0) {
      throw new IllegalArgumentException("The time-out of an attempt must be from " + SHORTEST
          + " to " + RetryBudget.LIMIT + ", not " + limit);
    }
    timeout = limit;
  }

  void client(HttpClient other) {
    if (other.followRedirects() != Redirect.NEVER) {
      throw new IllegalArgumentException("The client follows redirects (" + other.followRedirects()
          + "), which could carry secrets to another host; it must not");
    }
    client = Optional.of(other);
  }

  void timeSource(TimeSource other) {
    time = Objects.requireNonNull(other, "time");
  }

  URI address() {
    require(isHttps() || allowsHttp, "begins with http://, which is refused unless allowed");
    return address;
  }

  RetryingSender delivery(Collection<String> secrets) {
    return new RetryingSender(
        client.orElseGet(HttpClients::shared), timeout, SecretFilter.of(address, secrets), time);
  }
}
