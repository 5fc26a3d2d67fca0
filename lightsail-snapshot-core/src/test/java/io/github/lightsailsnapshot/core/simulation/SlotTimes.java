package io.github.lightsailsnapshot.core.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When slots begin and end, spelled out here once more. Slots of whole days begin when a day begins in the job's zone; all
 * others are counted from 1970-01-01T00:00Z.
 */
record SlotTimes(Optional<Duration> length, ZoneId zone) {
  private static final Duration DAY = Duration.ofDays(1);

  /** When the slot began that a moment is in; without slots the moment itself. */
  Instant start(Instant moment) {
    if (length.isEmpty()) {
      return moment;
    }
    return isOfDays() ? startOf(firstDay(moment)) : counted(moment, 0);
  }

  /** When the slot ends that a moment is in; without slots the moment itself. */
  Instant end(Instant moment) {
    if (length.isEmpty()) {
      return moment;
    }
    return isOfDays() ? startOf(firstDay(moment) + days()) : counted(moment, 1);
  }

  private boolean isOfDays() {
    return length.get().toSeconds() % DAY.toSeconds() == 0;
  }

  private long days() {
    return length.get().toDays();
  }

  private Instant counted(Instant moment, int later) {
    long seconds = length.get().toSeconds();
    return Instant.ofEpochSecond(
        (Math.floorDiv(moment.getEpochSecond(), seconds) + later) * seconds);
  }

  /** The latest day of the count that has begun; clocks can be set back over midnight, so the next day may have begun. */
  private long firstDay(Instant moment) {
    long tomorrow = moment.atZone(zone).toLocalDate().toEpochDay() + 1;
    long day = Math.floorDiv(tomorrow, days()) * days();
    while (startOf(day).isAfter(moment)) {
      day -= days();
    }
    return day;
  }

  private Instant startOf(long day) {
    return LocalDate.ofEpochDay(day).atStartOfDay(zone).toInstant();
  }
}
