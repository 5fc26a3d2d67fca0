package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.client.SnapshotNaming;
import io.github.lightsailsnapshot.core.time.ClockSkew;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The time in the name of a run's snapshot. With slots, it is the beginning of the slot, which is the same on every
 * host and for every retry, so that the name is a lock. Without slots, it is the time of the run, and the name is not a
 * lock.
 *
 * <p>A slot of whole days begins at the start of a day in the job's zone, with days counted from 1970-01-01. Any other
 * slot begins at a multiple of its length since 1970-01-01T00:00Z.
 */
record TimeSlot(SnapshotNaming naming, Instant start, Instant end, boolean isLock) {
  private static final Duration DAY = Duration.ofDays(1);
  /** How long after its end a slot's name is still requested. */
  private static final Duration ASKED_FOR = Duration.ofHours(1);

  static TimeSlot at(Instant moment, JobSettings settings) {
    Optional<Duration> length = settings.slot();
    if (length.isEmpty()) {
      return new TimeSlot(settings.naming(), moment, moment, false);
    }
    return isWholeDays(length.get())
        ? ofDays(moment, length.get().toDays(), settings)
        : ofSeconds(moment, length.get(), settings);
  }

  static boolean isWholeDays(Duration length) {
    return length.toSeconds() % DAY.toSeconds() == 0;
  }

  private static TimeSlot ofSeconds(Instant moment, Duration length, JobSettings settings) {
    long seconds = length.toSeconds();
    Instant start =
        Instant.ofEpochSecond(Math.floorDiv(moment.getEpochSecond(), seconds) * seconds);
    return new TimeSlot(settings.naming(), start, start.plusSeconds(seconds), true);
  }

  private static TimeSlot ofDays(Instant moment, long days, JobSettings settings) {
    ZoneId zone = settings.zone();
    long today = moment.atZone(zone).toLocalDate().toEpochDay();
    long first = Math.floorDiv(today, days) * days;
    Instant start = startOf(first, zone);
    // If a zone repeats a whole day, the computed start can be after the moment.
    return start.isAfter(moment)
        ? new TimeSlot(settings.naming(), startOf(first - days, zone), start, true)
        : new TimeSlot(settings.naming(), start, startOf(first + days, zone), true);
  }

  private static Instant startOf(long epochDay, ZoneId zone) {
    return LocalDate.ofEpochDay(epochDay).atStartOfDay(zone).toInstant();
  }

  String name(int number) {
    return naming.nameAt(start, number);
  }

  /** Whether the name is one of this slot's: the first one, or one with a number. */
  boolean gave(String name) {
    return isLock
        && naming.recognises(name)
        && (name.equals(name(1)) || name.startsWith(name(1) + "-"));
  }

  /** Whether a snapshot of the job serves this slot, so that no other one is needed. */
  boolean isServedBy(Snapshot own) {
    return gave(own.name()) && isFromNow(own) && own.state() != Snapshot.State.ERROR;
  }

  /** The snapshot of the job that serves this slot, if there is one. */
  Optional<Snapshot> servedBy(JobListing listing) {
    return servedBy(listing, any -> true);
  }

  /** The snapshot among the given ones that serves this slot. */
  Optional<Snapshot> servedBy(JobListing listing, Predicate<Snapshot> counts) {
    return listing.managed().stream()
        .filter(snapshot -> isServedBy(snapshot) && counts.test(snapshot))
        .findFirst();
  }

  /**
   * Whether a snapshot was created no earlier than the beginning of the slot, allowing for clock skew. It may be later
   * than the end.
   */
  boolean isFromNow(Snapshot snapshot) {
    return !snapshot.createdAt().isBefore(start.minus(ClockSkew.TOLERANCE));
  }

  /** Whether it is too late to request a snapshot of this slot. */
  boolean isTooLate(Instant now) {
    return isLock && now.isAfter(end.plus(ASKED_FOR));
  }

  /**
   * Whether a slow host may still request a name, so that its snapshot must not be deleted. Otherwise, the name could
   * be used again, and a late deletion of the first snapshot would delete the second one.
   */
  static boolean mayStillBeAskedFor(String name, Instant now, JobSettings settings) {
    return settings.slot().isPresent()
        && settings
            .naming()
            .timeIn(name)
            .filter(time -> !now.isAfter(lockedUntil(time, settings)))
            .isPresent();
  }

  private static Instant lockedUntil(Instant time, JobSettings settings) {
    try {
      return at(time, settings).end().plus(ASKED_FOR).plus(ClockSkew.TOLERANCE);
    } catch (DateTimeException | ArithmeticException beyondTheCalendar) {
      return Instant.MAX;
    }
  }
}
