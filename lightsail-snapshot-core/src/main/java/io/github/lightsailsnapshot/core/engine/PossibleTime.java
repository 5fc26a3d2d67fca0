package io.github.lightsailsnapshot.core.engine;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * The times that a service or a clock can tell: those of years with four digits. Nothing can be added to a time at the end of
 * the calendar, and names of snapshots have no place for a fifth digit.
 */
final class PossibleTime {
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private PossibleTime() {}

  /** The time that was told, or nothing if it is an impossible one. */
  static Optional<Instant> of(Optional<Instant> told) {
    return told.filter(PossibleTime::isPossible);
  }

  /** The time, or the first possible one if it is earlier. */
  static Instant atLeast(Instant time) {
    return time.isBefore(FIRST) ? FIRST : time;
  }

  /** @throws DateTimeException if the time is impossible */
  static Instant checked(Instant time) {
    if (!isPossible(time)) {
      throw new DateTimeException("it says " + time);
    }
    return time;
  }

  private static boolean isPossible(Instant time) {
    return !time.isBefore(FIRST) && !time.isAfter(LAST);
  }
}
