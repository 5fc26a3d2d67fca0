package io.github.lightsailsnapshot.notify.http;

import io.github.lightsailsnapshot.core.Notifier;
import io.github.lightsailsnapshot.core.Outcome;
import io.github.lightsailsnapshot.core.Progress;
import io.github.lightsailsnapshot.core.ProgressListener;
import io.github.lightsailsnapshot.core.SnapshotReport;
import io.github.lightsailsnapshot.notify.ReportSummary;
import io.github.lightsailsnapshot.notify.retry.Pace;
import io.github.lightsailsnapshot.notify.retry.Patience;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Pings a dead man's switch, which raises the alarm when no ping comes: so somebody hears of a run that never happened, too.
 * It speaks to Healthchecks and services like it: a POST to {@code URL/start} when a run asks for its snapshot, to {@code
 * URL} when it
 * succeeded, to {@code URL/fail} when it failed or is degraded, each with a few lines of text. Thread-safe.
 *
 * <pre>{@code
 * HeartbeatNotifier heartbeat = HeartbeatNotifier.of(address);
 * SnapshotJob job = builder.progress(heartbeat).notifier(heartbeat).build();
 * }</pre>
 *
 * <p>{@link Outcome#SKIPPED} pings nothing at the end: there is no new snapshot, but the run that is still taking one will
 * tell how that ended, and if it never does, the switch raises the alarm. For the same reason the ping of the start waits until
 * the run asks for a snapshot, which a skipped one never does: the switch takes a start without an end for a run that hangs.
 *
 * <p>As a progress listener, which it need not be, it sends the ping of the start on a thread of its own and never holds the
 * run up. Runs may overlap, as long as each calls its listeners on its own thread, as a job does; but of two runs of one job
 * that end at the same time one may report the other's start. If that ping could not be delivered, {@link #send} says so,
 * after it has delivered its own.
 */
public final class HeartbeatNotifier implements Notifier, ProgressListener {
  private static final String WHAT = "The heartbeat";

  private final URI address;
  private final Delivery delivery;
  /** The starts of runs that go on, by the thread of each. */
  private final Map<Thread, StartPing> running = new ConcurrentHashMap<>();
  /** The starts of runs that are over, until their reports come. */
  private final Map<List<String>, StartPing> starts = new ConcurrentHashMap<>();

  private HeartbeatNotifier(URI address, Delivery delivery) {
    this.address = address;
    this.delivery = delivery;
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
   * A notifier in the making.
   *
   * @param address the ping address, the one of success; a query is kept
   * @return a builder
   * @throws IllegalArgumentException if the address cannot be one; the message does not show it
   */
  public static Builder builder(URI address) {
    return new Builder(address);
  }

  @Override
  public void on(Progress progress) {
    Thread run = Thread.currentThread();
    if (progress instanceof Progress.Creating creating) {
      StartPing unused = running.computeIfAbsent(run, first -> start(creating));
    } else if (progress instanceof Progress.Finished finished) {
      Optional.ofNullable(running.remove(run))
          .ifPresent(start -> starts.put(job(finished.report()), start));
    }
  }

  private StartPing start(Progress.Creating creating) {
    Patience patience = delivery.patience();
    return StartPing.send(() -> delivery.send(
        WHAT + "'s start", Ping.to(address, "/start", creating.toString()), patience));
  }

  private static List<String> job(SnapshotReport report) {
    return List.of(report.source(), report.basename());
  }

  @Override
  public void send(SnapshotReport report) throws DeliveryException, InterruptedException {
    Patience patience = delivery.patience();
    Optional<StartPing> start = Optional.ofNullable(starts.remove(job(report)));
    Optional<DeliveryException> startFailed =
        start.isPresent() ? start.get().failureSoon() : Optional.empty();
    try {
      if (report.outcome() != Outcome.SKIPPED) {
        delivery.send(WHAT, end(report), patience);
      }
    } catch (DeliveryException endFailed) {
      startFailed.ifPresent(endFailed::addSuppressed);
      throw endFailed;
    }
    if (startFailed.isPresent()) {
      throw startFailed.get();
    }
  }

  private HttpRequest end(SnapshotReport report) {
    String path = report.outcome() == Outcome.SUCCEEDED ? "" : "/fail";
    return Ping.to(address, path, ReportSummary.of(report).toString());
  }

  /** What a heartbeat needs to know. Not thread-safe. */
  public static final class Builder {
    private final Connection connection;

    private Builder(URI address) {
      this.connection = new Connection(address);
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
     * A client of the host's, for example with a proxy or a certificate of its own. Without it, all webhooks and heartbeats of
     * the process share a client, which is made when the first one is built.
     *
     * @param client the client, which must not follow redirects; the host closes it, if at all
     * @return this
     * @throws IllegalArgumentException if the client follows redirects
     */
    public Builder client(HttpClient client) {
      connection.client(client);
      return this;
    }

    Builder pace(Pace pace) {
      connection.pace(pace);
      return this;
    }

    /**
     * Makes the notifier.
     *
     * @return the notifier
     * @throws IllegalArgumentException if the address begins with {@code http://} and that is not allowed
     */
    public HeartbeatNotifier build() {
      return new HeartbeatNotifier(connection.address(), connection.delivery(List.of()));
    }
  }
}
