package io.github.lightsailsnapshot.notify.http;

import io.github.lightsailsnapshot.core.report.SnapshotReport;
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
 * Posts the report as JSON to an address. Thread-safe.
 *
 * <p>What may pass is tried again, with growing pauses, in 14 seconds all in all: no answer, a broken connection, the statuses
 * 429 and 5xx, not sooner than {@code Retry-After} says. So a report may come twice; the {@code id} in {@link
 * WebhookFormat#json()} tells. Everything but a status of 2xx is a failure. Redirects are not followed.
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
   * Starts building a notifier.
   *
   * @param address where to post, by https; it may be a secret and is shown in no message
   * @return a builder
   * @throws IllegalArgumentException if the address cannot be one
   */
  public static Builder builder(URI address) {
    return new Builder(address);
  }

  @Override
  public void send(SnapshotReport report) throws DeliveryException, InterruptedException {
    RetryBudget patience = delivery.patience();
    String body = Objects.requireNonNull(format.body(report), "The format made no body");
    delivery.send("The webhook", request(body.getBytes(StandardCharsets.UTF_8)), patience);
  }

  /** Names headers, but shows neither their values nor the address. */
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

  /** What a webhook needs to know. Not thread-safe. */
  public static final class Builder {
    private final HttpTarget connection;
    private final CustomHeaders headers = new CustomHeaders();
    private WebhookFormat format = WebhookFormat.json();
    private Optional<BodySignature> signature = Optional.empty();

    private Builder(URI address) {
      this.connection = new HttpTarget(address);
    }

    /**
     * What to post.
     *
     * @param format one of those that {@link WebhookFormat} has, or a function of the host's; by default our own JSON
     * @return this
     */
    public Builder format(WebhookFormat format) {
      this.format = Objects.requireNonNull(format, "format");
      return this;
    }

    /**
     * Sends a header along, for example {@code Authorization}.
     *
     * @param name its name, one that the client does not write itself; a second value for a name replaces the first one
     * @param value its value, visible ASCII characters; it is shown in no message
     * @return this
     * @throws IllegalArgumentException if name or value cannot be one
     */
    public Builder header(String name, String value) {
      headers.set(name, value);
      return this;
    }

    /**
     * Signs the body: {@code X-Lightsail-Snapshot-BodySignature: sha256=} and the HMAC-SHA256 of its bytes in hexadecimal digits.
     *
     * @param key what the receiver knows too, at least 16 bytes; it is copied
     * @return this
     * @throws IllegalArgumentException if the key is shorter, or is a text that begins or ends with white space or a line end
     */
    public Builder signedWith(byte[] key) {
      this.signature = Optional.of(new BodySignature(key));
      return this;
    }

    /**
     * Lets the address begin with {@code http://}, so that everybody on the way can read the report, the headers and the
     * address. By default it must begin with {@code https://}.
     *
     * @return this
     */
    public Builder allowUnencryptedHttp() {
      connection.allowUnencryptedHttp();
      return this;
    }

    /**
     * How long one attempt may take.
     *
     * @param limit from 100 milliseconds to 14 seconds; by default 5 seconds
     * @return this
     * @throws IllegalArgumentException if it is less or more
     */
    public Builder timeout(Duration limit) {
      connection.timeout(limit);
      return this;
    }

    /**
     * A client of the host's, for example with a certificate of its own; it is used as it is, without the proxies of the
     * environment. By default all webhooks and heartbeats of the process share a client, which is made when the first one is
     * built and uses the proxy that the environment or the system properties name.
     *
     * @param client the client, which must not follow redirects; the host closes it, if at all
     * @return this
     * @throws IllegalArgumentException if the client follows redirects
     */
    public Builder client(HttpClient client) {
      connection.client(client);
      return this;
    }

    /**
     * Elapsed time, by which it pauses between attempts; for tests in
     * {@link io.github.lightsailsnapshot.core.time.VirtualTime}.
     *
     * @param time the time, by default the system's
     * @return this
     */
    public Builder timeSource(TimeSource time) {
      connection.timeSource(time);
      return this;
    }

    /**
     * Makes the notifier.
     *
     * @return the notifier
     * @throws IllegalArgumentException if the address begins with {@code http://} and that is not allowed, or if a variable
     *     of the environment names a proxy that cannot be one
     */
    public WebhookNotifier build() {
      return new WebhookNotifier(this);
    }
  }
}
