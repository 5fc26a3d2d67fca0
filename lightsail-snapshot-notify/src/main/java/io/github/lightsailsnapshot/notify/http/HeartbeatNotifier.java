package io.github.lightsailsnapshot.notify.http;

import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.RunKind;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
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
 * Pings a dead man's switch, which raises the alarm when no ping comes: so somebody hears of a run that never happened, too.
 * It speaks to Healthchecks and services like it: a POST to {@code URL/start} when a run asks for its snapshot, to
 * {@code URL} when it succeeded, to {@code URL/fail} when it failed or is degraded, each with a few lines of text. Thread-safe.
 *
 * <pre>{@code
 * HeartbeatNotifier heartbeat = HeartbeatNotifier.of(address);
 * SnapshotJob job = builder.listener(heartbeat).notifier(heartbeat).build();
 * }</pre>
 *
 * <p>{@link Outcome#SKIPPED} pings nothing at the end: there is no new snapshot, but the run that is still taking one will
 * tell how that ended, and if it never does, the switch raises the alarm. For the same reason the ping of the start waits until
 * the run asks for a snapshot, which a skipped one never does: the switch takes a start without an end for a run that hangs.
 *
 * <p>A heartbeat stands for having a new backup, so a run that only prunes ({@link RunKind#PRUNE}) pings nothing, however it
 * ended.
 *
 * <p>Some services know fewer addresses. Without {@code /start}, use {@link Builder#withoutStart()}. Without {@code /fail} the
 * ping of a run that failed is not delivered, which {@link #send} says, and the service raises its alarm when the next ping of
 * a success is overdue.
 *
 * <p>As a listener, which it need not be, it sends the ping of the start on a thread of its own and never delays the run. Runs may
 * overlap. If that ping could not be delivered, {@link #send} says so, after it has delivered its own.
 */
public final class HeartbeatNotifier implements Notifier, JobListener {
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
   * Pings an address with the settings that the builder begins with.
   *
   * @param address the ping address, by https
   * @return the notifier
   * @throws IllegalArgumentException if the address cannot be one; the message does not show it
   */
  public static HeartbeatNotifier of(URI address) {
    return builder(address).build();
  }

  /**
   * Starts building a notifier.
   *
   * @param address the ping address, the one of success; a query is kept
   * @return a builder
   * @throws IllegalArgumentException if the address cannot be one; the message does not show it
   */
  public static Builder builder(URI address) {
    return new Builder(address);
  }

  @Override
  public void onEvent(JobEvent event) {
    if (sendsStart && event.progress() instanceof Progress.Creating creating) {
      starts.add(event.run().id(), () -> start(creating));
    }
  }

  private StartPing start(Progress.Creating creating) {
    RetryBudget patience = delivery.patience();
    return new StartPing(TimeLimiter.of(threads).start(() -> {
      delivery.send(
          WHAT + "'s start", PingRequest.to(address, "/start", creating.toString()), patience);
      return creating;
    }));
  }

  @Override
  public void send(SnapshotReport report) throws DeliveryException, InterruptedException {
    if (report.kind().takesSnapshot()) {
      end(report);
    }
  }

  private void end(SnapshotReport report) throws DeliveryException, InterruptedException {
    RetryBudget patience = delivery.patience();
    Optional<StartPing> start = starts.remove(report.run().id());
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

  private HttpRequest request(SnapshotReport report) {
    String path = report.outcome() == Outcome.SUCCEEDED ? "" : "/fail";
    return PingRequest.to(address, path, ReportSummary.of(report).toString());
  }

  /** What a heartbeat needs to know. Not thread-safe. */
  public static final class Builder {
    private final HttpTarget connection;
    private boolean sendsStart = true;
    private ThreadFactory threads = TimeLimiter.daemons("lightsail-snapshot-heartbeat");

    private Builder(URI address) {
      this.connection = new HttpTarget(address);
    }

    /**
     * Lets the address begin with {@code http://}, so that everybody on the way can read and forge the pings. By default it
     * must begin with {@code https://}.
     *
     * @return this
     */
    public Builder allowUnencryptedHttp() {
      connection.allowUnencryptedHttp();
      return this;
    }

    /**
     * Sends no ping of the start, even as a progress listener: for services that know no {@code /start}.
     *
     * @return this
     */
    public Builder withoutStart() {
      sendsStart = false;
      return this;
    }

    /**
     * How long one attempt may take. What fails in passing is tried again, in 14 seconds all in all.
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
     * Makes the thread on which the start of a run is pinged; it is asked on the thread of the run.
     *
     * @param factory makes a new thread each time; by default daemon threads
     * @return this
     */
    public Builder threads(ThreadFactory factory) {
      threads = Objects.requireNonNull(factory, "factory");
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
    public HeartbeatNotifier build() {
      return new HeartbeatNotifier(this);
    }
  }
}
