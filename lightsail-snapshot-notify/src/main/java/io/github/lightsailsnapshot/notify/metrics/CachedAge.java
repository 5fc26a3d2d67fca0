package io.github.lightsailsnapshot.notify.metrics;

import io.github.lightsailsnapshot.core.monitor.RecoveryPointCheck;
import io.micrometer.core.instrument.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The age of a recovery point from the last check. The check is repeated if it is too old when the age is read. One
 * reader performs the check, and the others wait for its result. Thread-safe.
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

  /** The result of a check, and when the check began by the monotonic clock. */
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

  /** A custom client may throw any exception, but the registry needs a number. */
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
