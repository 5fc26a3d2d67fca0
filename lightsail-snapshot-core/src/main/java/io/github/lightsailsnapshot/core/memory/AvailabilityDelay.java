package io.github.lightsailsnapshot.core.memory;

import java.time.Duration;
import java.time.Instant;

/** When a pending snapshot becomes available: some time after its creation, or after a number of listings. */
record AvailabilityDelay(Duration time, int listings, Instant since) {

  private static final Duration LONGEST = Duration.ofDays(1_000_000);

  static AvailabilityDelay after(Duration time) {
    if (time.isNegative() || time.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("Snapshots cannot settle after " + time
          + ": the time is at least zero and at most " + LONGEST.toDays() + " days");
    }
    return new AvailabilityDelay(time, 0, Instant.MIN);
  }

  static AvailabilityDelay afterListings(int listings) {
    if (listings < 0) {
      throw new IllegalArgumentException(
          "Snapshots cannot settle after " + listings + " listings: at least 0");
    }
    return new AvailabilityDelay(Duration.ZERO, listings, Instant.MIN);
  }

  static AvailabilityDelay never() {
    return new AvailabilityDelay(Duration.ZERO, Integer.MAX_VALUE, Instant.MIN);
  }

  AvailabilityDelay from(Instant moment) {
    return new AvailabilityDelay(time, listings, moment);
  }

  boolean isOver(Instant now, int timesListed) {
    return timesListed >= listings && !now.isBefore(since.plus(time));
  }
}
