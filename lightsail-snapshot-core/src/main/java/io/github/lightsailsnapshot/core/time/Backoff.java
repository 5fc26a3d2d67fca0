package io.github.lightsailsnapshot.core.time;

import java.time.Duration;
import java.util.Optional;

/**
 * Increasing pauses between attempts. Immutable.
 *
 * @param next the next pause, more than zero
 * @param factor the factor by which each pause is longer than the previous one, at least 1
 * @param longest the maximum pause
 */
public record Backoff(Duration next, double factor, Duration longest) {
  /** Starts with 2 seconds and increases by half each time, up to one minute. */
  public static final Backoff POLLING =
      new Backoff(Duration.ofSeconds(2), 1.5, Duration.ofMinutes(1));

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if {@code next} is not more than zero, or {@code factor} is less than 1
   */
  public Backoff {
    if (next.isZero() || next.isNegative() || !(factor >= 1)) {
      throw new IllegalArgumentException(
          "A pause must be more than zero and grow by a factor of at least 1, not " + next + " by "
              + factor);
    }
  }

  /**
   * Returns the pause before the next attempt.
   *
   * @param left how much time is left; the pause is never longer
   * @return the pause, or empty if no time is left
   */
  public Optional<Duration> pause(Duration left) {
    return pause(left, Duration.ZERO);
  }

  /**
   * Returns the pause before the next attempt, with a minimum.
   *
   * @param left how much time is left; the pause is never longer
   * @param atLeast the minimum pause
   * @return the pause, or empty if no time is left
   */
  public Optional<Duration> pause(Duration left, Duration atLeast) {
    return left.isZero() || left.isNegative()
        ? Optional.empty()
        : Optional.of(shorter(longer(next, atLeast), left));
  }

  /**
   * Returns the backoff after one more attempt.
   *
   * @return a backoff with the next longer pause
   */
  public Backoff longer() {
    Duration grown = Duration.ofNanos((long) (next.toNanos() * factor));
    return new Backoff(shorter(grown, longest), factor, longest);
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }
}
