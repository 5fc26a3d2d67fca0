package io.github.lightsailsnapshot.notify.http;

import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.RunKind;
import io.github.lightsailsnapshot.core.report.RunReport;
import io.github.lightsailsnapshot.core.spi.FleetEvent;
import io.github.lightsailsnapshot.core.spi.FleetListener;
import io.github.lightsailsnapshot.core.spi.JobEvent;
import io.github.lightsailsnapshot.core.spi.JobListener;
import io.github.lightsailsnapshot.core.spi.Notifier;
import io.github.lightsailsnapshot.core.spi.Progress;
import io.github.lightsailsnapshot.core.time.TimeLimiter;
import io.github.lightsailsnapshot.core.time.TimeSource;
import io.github.lightsailsnapshot.notify.ReportSummary;
import io.github.lightsailsnapshot.notify.retry.RetryBudget;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/**
 * Pings a monitoring service that raises an alarm when no ping arrives, so that runs that never happen are noticed too.
 * It supports Healthchecks and similar services: it sends a POST to {@code URL/start} when a run requests its snapshot,
 * to {@code URL} when it succeeded, and to {@code URL/fail} when it failed or is degraded, each with a few lines of
 * text. Thread-safe.
 *
 * <pre>{@code
 * HeartbeatNotifier heartbeat = HeartbeatNotifier.of(address);
 * SnapshotJob job = builder.listener(heartbeat).notifier(heartbeat).build();
 * }</pre>
 *
 * <p>The same works for a fleet: it sends one ping for all its jobs, with the outcome of the fleet.
 *
 * <p>A run that is {@link Outcome#SKIPPED} sends no ping at its end: there is no new snapshot, but the run that is
 * still taking one will ping; if it never does, the service raises the alarm. For the same reason, the start ping is
 * sent only when the run requests a snapshot, which a skipped run never does: to the service, a start without an end is
 * a run that hangs.
 *
 * <p>A heartbeat means that there is a new backup, so a run that only prunes ({@link RunKind#PRUNE}) never sends a
 * ping.
 *
 * <p>Some services support fewer URLs. For a service without {@code /start}, use {@link Builder#withoutStart()}. With a
 * service without {@code /fail}, the ping of a failed run is not delivered, which {@link #send} reports, and the
 * service raises the alarm when the next success is overdue.
 *
 * <p>To send start pings, register it as a listener as well. Start pings are sent on a separate thread and never delay
 * the run. Runs may overlap. If the start ping was not delivered, {@link #send} reports that after it has delivered its
 * own ping.
 */
public final class HeartbeatNotifier implements Notifier, JobListener, FleetListener {
  private static final String WHAT = "The heartbeat";

  private final URI address;
  private final RetryingSender delivery;
  private final boolean sendsStart;
  private final ThreadFactory threads;
  private final StartPings starts = new StartPings();

  private HeartbeatNotifier(Builder builder) {
    this.address = builder.connection.address();
    this.delivery = builder.connection.delivery(List.of());
    this.sendsStart = builder.sendsStart;
    this.threads = builder.threads;
  }

  /**
   * Creates a notifier with default settings.
   *
   * @param address the ping URL, with the scheme https
   * @return the notifier
   * @throws IllegalArgumentException if the URL is not valid; the message does not contain it
   */
  public static HeartbeatNotifier of(URI address) {
    return builder(address).build();
  }

  /**
   * Returns a builder for a notifier.
   *
   * @param address the ping URL for success; a query is kept
   * @return a builder
   * @throws IllegalArgumentException if the URL is not valid; the message does not contain it
   */
  public static Builder builder(URI address) {
    return new Builder(address);
  }

  @Override
  public void onEvent(JobEvent event) {
    if (sendsStart && event.progress() instanceof Progress.Creating creating) {
      starts.add(event.run().id(), () -> start(creating.toString()));
    }
  }

  /** Sends the start ping of a fleet when the first of its jobs requests a snapshot. */
  @Override
  public void onEvent(FleetEvent event) {
    if (sendsStart
        && event instanceof FleetEvent.JobProgressed progressed
        && progressed.job().progress() instanceof Progress.Creating) {
      starts.add(event.id(), () -> start(event.toString()));
    }
  }

  private StartPing start(String text) {
    RetryBudget patience = delivery.patience();
    return new StartPing(TimeLimiter.of(threads).start(() -> {
      delivery.send(WHAT + "'s start", PingRequest.to(address, "/start", text), patience);
      return text;
    }));
  }

  @Override
  public void send(RunReport report) throws DeliveryException, InterruptedException {
    if (report.kind().takesSnapshot()) {
      end(report);
    }
  }

  private void end(RunReport report) throws DeliveryException, InterruptedException {
    RetryBudget patience = delivery.patience();
    Optional<StartPing> start = starts.remove(report.id());
    Optional<DeliveryException> startFailed =
        start.isPresent() ? start.get().failureSoon() : Optional.empty();
    try {
      if (report.outcome() != Outcome.SKIPPED) {
        delivery.send(WHAT, request(report), patience);
      }
    } catch (DeliveryException endFailed) {
      startFailed.ifPresent(endFailed::addSuppressed);
      throw endFailed;
    }
    if (startFailed.isPresent()) {
      throw startFailed.get();
    }
  }

  @Override
  public String toString() {
    return "HeartbeatNotifier[address not shown" + (sendsStart ? "]" : ", without start]");
  }

  private HttpRequest request(RunReport report) {
    String path = report.outcome() == Outcome.SUCCEEDED ? "" : "/fail";
    return PingRequest.to(address, path, ReportSummary.of(report).toString());
  }

  /** Builds a {@link HeartbeatNotifier}. Not thread-safe. */
  public static final class Builder {
    private final HttpTarget connection;
    private boolean sendsStart = true;
    private ThreadFactory threads = TimeLimiter.daemons("lightsail-snapshot-heartbeat");

    private Builder(URI address) {
      this.connection = new HttpTarget(address);
    }

    /**
     * Allows a URL that begins with {@code http://}. Anybody on the network path can then read and forge the pings. By
     * default, the URL must begin with {@code https://}.
     *
     * @return this
     */
    public Builder allowUnencryptedHttp() {
      connection.allowUnencryptedHttp();
      return this;
    }

    /**
     * Sends no start pings, even if it is registered as a listener, for services that do not support {@code /start}.
     *
     * @return this
     */
    public Builder withoutStart() {
      sendsStart = false;
      return this;
    }

    /**
     * Sets the time limit of one attempt. Temporary failures are retried, within 14 seconds in total.
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
     * Sets the factory of the threads that send start pings. It is called on the thread of the run.
     *
     * @param factory creates a new thread each time; by default, daemon threads
     * @return this
     */
    public Builder threads(ThreadFactory factory) {
      threads = Objects.requireNonNull(factory, "factory");
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
    public HeartbeatNotifier build() {
      return new HeartbeatNotifier(this);
    }
  }
}
