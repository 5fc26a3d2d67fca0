package io.github.lightsailsnapshot.core.time;

import java.time.Duration;

/**
 * A deadline, measured by a {@link TimeSource}. Immutable.
 *
 * @param start the start, as returned by {@link TimeSource#nanos()}
 * @param limit how long after the start
 */
public record Deadline(long start, Duration limit) {

  /**
   * Creates a deadline that starts now.
   *
   * @param time the time source
   * @param limit how much time there is
   * @return the deadline
   */
  public static Deadline of(TimeSource time, Duration limit) {
    return new Deadline(time.nanos(), limit);
  }

  /**
   * Returns this deadline, extended by time that does not count.
   *
   * @param uncounted the extension
   * @return the deadline
   */
  public Deadline extendedBy(Duration uncounted) {
    return new Deadline(start, limit.plus(uncounted));
  }

  /**
   * Returns this deadline with a minimum limit.
   *
   * @param least the minimum limit
   * @return the deadline
   */
  public Deadline atLeast(Duration least) {
    return limit.compareTo(least) < 0 ? new Deadline(start, least) : this;
  }

  /**
   * Returns how much time has passed since the start.
   *
   * @param time the time source
   * @return the time
   */
  public Duration elapsed(TimeSource time) {
    return time.since(start);
  }

  /**
   * Returns how much time is left.
   *
   * @param time the time source
   * @return the time, negative once the deadline has passed
   */
  public Duration left(TimeSource time) {
    return limit.minus(elapsed(time));
  }

  /**
   * Returns whether no time is left.
   *
   * @param time the time source
   * @return whether the deadline has passed
   */
  public boolean isOver(TimeSource time) {
    Duration left = left(time);
    return left.isZero() || left.isNegative();
  }
}
