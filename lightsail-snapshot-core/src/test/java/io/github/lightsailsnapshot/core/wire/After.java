package io.github.lightsailsnapshot.core.wire;

import java.time.Duration;

/**
 * When a change in the account becomes true: a new snapshot settles, a new one is first listed, a deleted one is last
 * listed. Counting listings lets a test decide it without waiting; durations are measured on Lightsail's clock.
 */
@FunctionalInterface
public interface After {

  /**
   * Tells whether the change is true by now.
   *
   * @param from when it was set in motion
   * @param now the present
   * @return whether it is true
   */
  boolean reached(Moment from, Moment now);

  /** True from the beginning. */
  static After now() {
    return (from, now) -> true;
  }

  /** Not true in the next {@code count} listings, true in the one after them. Further pages are no new listing. */
  static After listings(int count) {
    return (from, now) -> now.listings() - from.listings() > count;
  }

  /** True once Lightsail's clock has moved on by {@code time}. */
  static After time(Duration time) {
    return (from, now) -> !now.time().isBefore(from.time().plus(time));
  }

  /** Never true. */
  static After never() {
    return (from, now) -> false;
  }
}
