package io.github.lightsailsnapshot.core.time;

import java.time.Duration;

/**
 * An end that counts from a moment of a {@link TimeSource}. Immutable.
 *
 * @param start the moment, as {@link TimeSource#nanos()} told it
 * @param limit how long after it
 */
public record Deadline(long start, Duration limit) {

  /**
   * A deadline that counts from now on.
   *
   * @param time by what it is measured
   * @param limit how much time there is
   * @return the deadline
   */
  public static Deadline of(TimeSource time, Duration limit) {
    return new Deadline(time.nanos(), limit);
  }

  /**
   * The same, later by time that does not count.
   *
   * @param uncounted how much later
   * @return the deadline
   */
  public Deadline extendedBy(Duration uncounted) {
    return new Deadline(start, limit.plus(uncounted));
  }

  /**
   * The same, but no earlier than so long after its start.
   *
   * @param least the least that the limit becomes
   * @return the deadline
   */
  public Deadline atLeast(Duration least) {
    return limit.compareTo(least) < 0 ? new Deadline(start, least) : this;
  }

  /**
   * How much time has passed since its start.
   *
   * @param time by what it is measured
   * @return the time
   */
  public Duration elapsed(TimeSource time) {
    return time.since(start);
  }

  /**
   * How much time is left.
   *
   * @param time by what it is measured
   * @return the time, negative once the deadline has passed
   */
  public Duration left(TimeSource time) {
    return limit.minus(elapsed(time));
  }

  /**
   * Whether no time is left.
   *
   * @param time by what it is measured
   * @return whether it has passed
   */
  public boolean isOver(TimeSource time) {
    Duration left = left(time);
    return left.isZero() || left.isNegative();
  }
}
