package io.github.lightsailsnapshot.core.memory;

import java.time.Duration;
import java.time.Instant;

/** When a pending snapshot becomes available: a time after its creation, or after it was listed so often. */
record Settling(Duration time, int listings, Instant since) {

  private static final Duration LONGEST = Duration.ofDays(1_000_000);

  static Settling after(Duration time) {
    if (time.isNegative() || time.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("Snapshots cannot settle after " + time
          + ": the time is at least zero and at most " + LONGEST.toDays() + " days");
    }
    return new Settling(time, 0, Instant.MIN);
  }

  static Settling afterListings(int listings) {
    if (listings < 0) {
      throw new IllegalArgumentException(
          "Snapshots cannot settle after " + listings + " listings: at least 0");
    }
    return new Settling(Duration.ZERO, listings, Instant.MIN);
  }

  static Settling never() {
    return new Settling(Duration.ZERO, Integer.MAX_VALUE, Instant.MIN);
  }

  Settling from(Instant moment) {
    return new Settling(time, listings, moment);
  }

  boolean isOver(Instant now, int timesListed) {
    return timesListed >= listings && !now.isBefore(since.plus(time));
  }
}
