package io.github.lightsailsnapshot.core.monitor;

import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.time.DurationFormat;
import io.github.lightsailsnapshot.core.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/**
 * Remembers the result of a {@link RecoveryPointCheck} for health checks and metrics, which must answer immediately. A
 * scheduler of the host calls {@link #refresh()} regularly; {@link #latest()} never calls the service and never waits.
 * Thread-safe.
 *
 * <pre>{@code
 * RecoveryPointMonitor monitor = RecoveryPointMonitor.of(job.recoveryPointCheck(), Duration.ofMinutes(15));
 * scheduler.scheduleWithFixedDelay(monitor::refresh, 0, 5, TimeUnit.MINUTES);
 * boolean restorable = monitor.latest().isAtMost(Duration.ofHours(26));
 * }</pre>
 */
public final class RecoveryPointMonitor {
  /** The minimum of the maximum age of a result: one second. */
  public static final Duration SHORTEST_AGE = Duration.ofSeconds(1);

  /** The maximum of the maximum age of a result: one day. */
  public static final Duration LONGEST_AGE = Duration.ofDays(1);

  private final RecoveryPointCheck check;
  private final Duration maximumAge;
  private final TimeSource time;
  private final Object refreshing = new Object();
  private volatile Known known = new Known(Optional.empty(), Optional.empty());

  private RecoveryPointMonitor(RecoveryPointCheck check, Duration maximumAge, TimeSource time) {
    this.check = check;
    this.maximumAge = maximumAge;
    this.time = time;
  }

  /** The last successful check, and why a later one failed. */
  private record Known(Optional<Found> found, Optional<SnapshotException> failure) {}

  /** The result of a check, and when the check began by the time source. */
  private record Found(RecoveryPoint point, long beganNanos) {}

  /**
   * Creates a monitor, which knows nothing before the first {@link #refresh()}.
   *
   * @param check the check; the host remains responsible for closing its client
   * @param maximumAge how long a result is used if no later check succeeds, from 1 second to 1 day; several times the
   *     interval at which the host refreshes it
   * @return the monitor
   * @throws IllegalArgumentException if the maximum age is out of range
   */
  public static RecoveryPointMonitor of(RecoveryPointCheck check, Duration maximumAge) {
    Objects.requireNonNull(check, "check");
    if (maximumAge.compareTo(SHORTEST_AGE) < 0 || maximumAge.compareTo(LONGEST_AGE) > 0) {
      throw new IllegalArgumentException("The maximum age " + maximumAge
          + " of a remembered recovery point must be from " + SHORTEST_AGE + " to " + LONGEST_AGE);
    }
    return new RecoveryPointMonitor(check, maximumAge, TimeSource.system());
  }

  /**
   * Returns a monitor of the same check with another time source, which knows nothing before its first
   * {@link #refresh()}.
   *
   * @param other the time source, by which results age; by default, that of the system
   * @return the new monitor
   */
  public RecoveryPointMonitor timeSource(TimeSource other) {
    return new RecoveryPointMonitor(check, maximumAge, Objects.requireNonNull(other, "time"));
  }

  /**
   * Lists the snapshots and remembers the result. If the listing fails, the last result remains until it reaches its
   * maximum age, together with the failure. Concurrent calls are executed one after another.
   *
   * @return what is known now, as {@link #latest()} returns it
   */
  public RecoveryPointReading refresh() {
    synchronized (refreshing) {
      long began = time.nanos();
      try {
        known = new Known(Optional.of(new Found(check.check(), began)), Optional.empty());
      } catch (SnapshotException failed) {
        known = new Known(known.found(), Optional.of(failed));
      } catch (RuntimeException | Error unexpected) {
        known = new Known(known.found(), Optional.of(defectOfClient(unexpected)));
      }
      return latest();
    }
  }

  /** The message of a foreign exception could contain anything, so it stays in the cause. */
  private static SnapshotException defectOfClient(Throwable thrown) {
    return new SnapshotException.Unavailable(
        "Could not list the snapshots: the client threw " + thrown.getClass().getName(), thrown);
  }

  /**
   * Returns what is known now. This method does not call the service and does not wait.
   *
   * @return the last recovery point, unless it has reached its maximum age, with its age as of now
   */
  public RecoveryPointReading latest() {
    Known now = known;
    return now.found()
        .map(found -> reading(found, now.failure()))
        .orElseGet(() -> new RecoveryPointReading(Optional.empty(), now.failure()));
  }

  private RecoveryPointReading reading(Found found, Optional<SnapshotException> failure) {
    Duration since = time.since(found.beganNanos());
    return since.compareTo(maximumAge) < 0
        ? new RecoveryPointReading(Optional.of(asOfNow(found.point(), since)), failure)
        : new RecoveryPointReading(
            Optional.empty(), failure.or(() -> Optional.of(noCheckFor(since))));
  }

  private static RecoveryPoint asOfNow(RecoveryPoint point, Duration since) {
    Instant at = Duration.between(point.at(), Instant.MAX).compareTo(since) < 0
        ? Instant.MAX
        : point.at().plus(since);
    return new RecoveryPoint(point.source(), point.newest(), point.since(), at);
  }

  private static SnapshotException noCheckFor(Duration since) {
    return new SnapshotException.Unavailable("The snapshots were last listed "
        + DurationFormat.format(since.truncatedTo(ChronoUnit.SECONDS)) + " ago");
  }

  /**
   * Returns the check.
   *
   * @return the check that {@link #refresh()} performs
   */
  public RecoveryPointCheck check() {
    return check;
  }
}
