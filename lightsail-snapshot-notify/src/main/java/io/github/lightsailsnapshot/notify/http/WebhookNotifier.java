package io.github.lightsailsnapshot.notify.http;

import io.github.lightsailsnapshot.core.report.RunReport;
import io.github.lightsailsnapshot.core.spi.Notifier;
import io.github.lightsailsnapshot.core.time.TimeSource;
import io.github.lightsailsnapshot.notify.retry.RetryBudget;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Posts the report as JSON to a URL. Thread-safe.
 *
 * <p>Temporary failures are retried with increasing pauses, within 14 seconds in total: no answer, a broken connection,
 * and the statuses 429 and 5xx, no sooner than {@code Retry-After} says. A report may therefore arrive twice; a
 * receiver can detect this by the {@code id} in {@link WebhookFormat#json()}. Any status other than 2xx is a failure.
 * Redirects are not followed.
 */
public final class WebhookNotifier implements Notifier {
  private final URI address;
  private final WebhookFormat format;
  private final Map<String, String> headers;
  private final Optional<BodySignature> signature;
  private final RetryingSender delivery;

  private WebhookNotifier(Builder builder) {
    this.address = builder.connection.address();
    this.format = builder.format;
    this.headers = builder.headers.all();
    this.signature = builder.signature;
    this.delivery = builder.connection.delivery(
        Stream.concat(headers.values().stream(), signature.stream().map(BodySignature::keyAsText))
            .toList());
  }

  /**
   * Returns a builder for a notifier.
   *
   * @param address the URL, with the scheme https; no message contains it, because it may be secret
   * @return a builder
   * @throws IllegalArgumentException if the URL is not valid
   */
  public static Builder builder(URI address) {
    return new Builder(address);
  }

  @Override
  public void send(RunReport report) throws DeliveryException, InterruptedException {
    RetryBudget patience = delivery.patience();
    String body = Objects.requireNonNull(format.body(report), "The format made no body");
    delivery.send("The webhook", request(body.getBytes(StandardCharsets.UTF_8)), patience);
  }

  /** Returns a description with the names of headers, but without their values and the URL. */
  @Override
  public String toString() {
    return "WebhookNotifier[address not shown"
        + (headers.isEmpty() ? "" : ", headers " + new TreeSet<>(headers.keySet()))
        + (signature.isPresent() ? ", signed" : "") + "]";
  }

  private HttpRequest request(byte[] body) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address)
        .header("Content-Type", "application/json; charset=utf-8")
        .POST(BodyPublishers.ofByteArray(body));
    headers.forEach(request::setHeader);
    signature.ifPresent(signed -> request.setHeader(BodySignature.HEADER, signed.of(body)));
    return request.build();
  }

  /** Builds a {@link WebhookNotifier}. Not thread-safe. */
  public static final class Builder {
    private final HttpTarget connection;
    private final CustomHeaders headers = new CustomHeaders();
    private WebhookFormat format = WebhookFormat.json();
    private Optional<BodySignature> signature = Optional.empty();

    private Builder(URI address) {
      this.connection = new HttpTarget(address);
    }

    /**
     * Sets the format of the body.
     *
     * @param format a format of {@link WebhookFormat}, or a custom function; by default, {@link WebhookFormat#json()}
     * @return this
     */
    public Builder format(WebhookFormat format) {
      this.format = Objects.requireNonNull(format, "format");
      return this;
    }

    /**
     * Adds a header, for example {@code Authorization}.
     *
     * @param name the name, which must not be one that the HTTP client sets itself; a second value for a name replaces
     *     the first one
     * @param value the value, visible ASCII characters; no message contains it
     * @return this
     * @throws IllegalArgumentException if the name or the value is not valid
     */
    public Builder header(String name, String value) {
      headers.set(name, value);
      return this;
    }

    /**
     * Signs the body with a header {@code X-Lightsail-Snapshot-Signature: sha256=} followed by the HMAC-SHA256 of the
     * body in hexadecimal digits.
     *
     * @param key the key that the receiver also knows, at least 16 bytes; it is copied
     * @return this
     * @throws IllegalArgumentException if the key is shorter, or is a text that begins or ends with white space or a
     *     line break
     */
    public Builder signedWith(byte[] key) {
      this.signature = Optional.of(new BodySignature(key));
      return this;
    }

    /**
     * Allows a URL that begins with {@code http://}. Anybody on the network path can then read the report, the headers
     * and the URL. By default, the URL must begin with {@code https://}.
     *
     * @return this
     */
    public Builder allowUnencryptedHttp() {
      connection.allowUnencryptedHttp();
      return this;
    }

    /**
     * Sets the time limit of one attempt.
     *
     * @param limit from 100 milliseconds to 14 seconds; by default, 5 seconds
     * @return this
     * @throws IllegalArgumentException if the limit is out of range
     */
    public Builder timeout(Duration limit) {
      connection.timeout(limit);
      return this;
    }

    /**
     * Sets a custom HTTP client, for example one with a client certificate. Its settings are used unchanged, without
     * the proxies of the environment. By default, all webhooks and heartbeats of the process share one client, which is
     * created with the first of them and uses the proxy that the environment or the system properties specify.
     *
     * @param client the client, which must not follow redirects; the host remains responsible for closing it
     * @return this
     * @throws IllegalArgumentException if the client follows redirects
     */
    public Builder client(HttpClient client) {
      connection.client(client);
      return this;
    }

    /**
     * Sets the source of elapsed time for pauses between attempts. For tests, use {@link
     * io.github.lightsailsnapshot.core.time.VirtualTime}.
     *
     * @param time the time source; by default, that of the system
     * @return this
     */
    public Builder timeSource(TimeSource time) {
      connection.timeSource(time);
      return this;
    }

    /**
     * Builds the notifier.
     *
     * @return the notifier
     * @throws IllegalArgumentException if the URL begins with {@code http://} and this is not allowed, or if an
     *     environment variable specifies an invalid proxy
     */
    public WebhookNotifier build() {
      return new WebhookNotifier(this);
    }
  }
}
