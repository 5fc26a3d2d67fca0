package io.github.lightsailsnapshot.notify.metrics;

import io.github.lightsailsnapshot.core.monitor.RecoveryPointCheck;
import io.micrometer.core.instrument.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The age of a recovery point by the last check, which is made again when it is read too late. One reader checks, the others
 * wait for what it finds. Thread-safe.
 */
final class CachedAge {
  private final RecoveryPointCheck check;
  private final long limitNanos;
  private final Clock clock;
  private Optional<Checked> last = Optional.empty();

  CachedAge(RecoveryPointCheck check, Duration limit, Clock clock) {
    this.check = check;
    this.limitNanos = limit.toNanos();
    this.clock = clock;
  }

  /** What a check that began at a time of the monotonic clock found. */
  private record Checked(double millis, long beganNanos) {}

  /** The age in milliseconds: infinite if there is no recovery point, NaN if the last check failed. */
  synchronized double millis() {
    long now = clock.monotonicTime();
    Checked valid = last.filter(checked -> now - checked.beganNanos() < limitNanos)
        .orElseGet(() -> new Checked(found(), now));
    last = Optional.of(valid);
    long since = clock.monotonicTime() - valid.beganNanos();
    return valid.millis() + TimeUnit.NANOSECONDS.toMillis(since);
  }

  /** The client may be the host's own, and a registry wants a number whatever it throws. */
  private double found() {
    try {
      return check
          .check()
          .age()
          .map(Duration::toMillis)
          .map(Long::doubleValue)
          .orElse(Double.POSITIVE_INFINITY);
    } catch (Throwable nothingIsKnown) {
      return Double.NaN;
    }
  }
}
