package io.github.lightsailsnapshot.core;

import java.time.Duration;
import java.util.Optional;

/**
 * The growing pauses between attempts: 2 seconds, then half as long again each time, up to a minute.
 *
 * @param next the next pause
 */
record Backoff(Duration next) {
  private static final Duration LONGEST = Duration.ofMinutes(1);

  /** Before the first retry. */
  static final Backoff START = new Backoff(Duration.ofSeconds(2));

  /** The pause before the next attempt, within the time that is left; nothing if none is left. */
  Optional<Duration> pause(Duration left) {
    return pause(left, Duration.ZERO);
  }

  /** The same, but at least so long. */
  Optional<Duration> pause(Duration left, Duration atLeast) {
    return left.isZero() || left.isNegative()
        ? Optional.empty()
        : Optional.of(shorter(longer(next, atLeast), left));
  }

  /** After one more attempt. */
  Backoff longer() {
    return new Backoff(shorter(next.multipliedBy(3).dividedBy(2), LONGEST));
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }
}
