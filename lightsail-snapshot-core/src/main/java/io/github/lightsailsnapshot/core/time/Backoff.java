package io.github.lightsailsnapshot.core.time;

import java.time.Duration;
import java.util.Optional;

/**
 * The growing pauses between attempts. Immutable.
 *
 * @param next the next pause, more than zero
 * @param factor by how much each pause is longer than the one before, at least 1
 * @param longest how long a pause can become
 */
public record Backoff(Duration next, double factor, Duration longest) {
  /** 2 seconds, then half as long again each time, up to a minute. */
  public static final Backoff POLLING =
      new Backoff(Duration.ofSeconds(2), 1.5, Duration.ofMinutes(1));

  /**
   * Checks what it is given.
   *
   * @throws IllegalArgumentException if the pause is not more than zero, or the factor less than 1
   */
  public Backoff {
    if (next.isZero() || next.isNegative() || !(factor >= 1)) {
      throw new IllegalArgumentException(
          "A pause must be more than zero and grow by a factor of at least 1, not " + next + " by "
              + factor);
    }
  }

  /**
   * The pause before the next attempt, within the time that is left.
   *
   * @param left how much time is left
   * @return the pause, or nothing if no time is left
   */
  public Optional<Duration> pause(Duration left) {
    return pause(left, Duration.ZERO);
  }

  /**
   * The same, but no shorter than somebody asked for.
   *
   * @param left how much time is left; the pause is never longer
   * @param atLeast the shortest pause
   * @return the pause, or nothing if no time is left
   */
  public Optional<Duration> pause(Duration left, Duration atLeast) {
    return left.isZero() || left.isNegative()
        ? Optional.empty()
        : Optional.of(shorter(longer(next, atLeast), left));
  }

  /**
   * The pauses after one more attempt.
   *
   * @return the same with the next pause
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
