package io.github.lightsailsnapshot.retention.forecast;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Times of day in a time zone. A time that a clock change skips moves forward by the length of the gap; of a time that
 * occurs twice, the first occurrence counts.
 *
 * @param zone the time zone of the times
 * @param times the times of day, at least one
 * @param days the days of the week; every day if empty
 * @param everyDays the number of days from one day with runs to the next, at least 1, counted from the first day that
 *     has a run; days that are not in {@code days} are left out
 */
public record DailySchedule(ZoneId zone, Set<LocalTime> times, Set<DayOfWeek> days, int everyDays)
    implements Schedule {

  /**
   * Checks and copies the components.
   *
   * @throws IllegalArgumentException if there is no time, or {@code everyDays} is less than 1
   */
  public DailySchedule {
    Objects.requireNonNull(zone, "zone");
    times = Collections.unmodifiableSet(new TreeSet<>(times));
    days = Collections.unmodifiableSet(new TreeSet<>(days));
    if (times.isEmpty()) {
      throw new IllegalArgumentException("A daily schedule needs a time of day, for example 03:00");
    }
    if (everyDays < 1) {
      throw new IllegalArgumentException(
          "A schedule can run every day or every few days, not every " + everyDays + " days");
    }
  }

  /**
   * Returns this schedule on certain days of the week only.
   *
   * @param first a day
   * @param more further days
   * @return the schedule
   */
  public DailySchedule on(DayOfWeek first, DayOfWeek... more) {
    Set<DayOfWeek> only = new TreeSet<>(Set.of(first));
    only.addAll(Arrays.asList(more));
    return new DailySchedule(zone, times, only, everyDays);
  }

  /**
   * Returns this schedule on every second, third, or another day.
   *
   * @param count the number of days from one day with runs to the next, at least 1
   * @return the schedule
   * @throws IllegalArgumentException if the number is less than 1
   */
  public DailySchedule everyDays(int count) {
    return new DailySchedule(zone, times, days, count);
  }

  @Override
  public Stream<Instant> runs(Instant from, Instant until) {
    return Stream.iterate(
            firstDay(from), date -> begins(date, until), date -> date.plusDays(everyDays))
        .filter(date -> days.isEmpty() || days.contains(date.getDayOfWeek()))
        .flatMap(this::runsOn)
        .filter(run -> !run.isBefore(from) && run.isBefore(until));
  }

  /** The day of the first time at or after a moment; a gap can move a time to the next day. */
  private LocalDate firstDay(Instant from) {
    LocalDate day = from.atZone(zone).toLocalDate().minusDays(1);
    while (runsOn(day).noneMatch(run -> !run.isBefore(from))) {
      day = day.plusDays(1);
    }
    return day;
  }

  private boolean begins(LocalDate date, Instant until) {
    return date.atStartOfDay(zone).toInstant().isBefore(until);
  }

  /** The gap of a clock change can put two times into another order, or at the same moment. */
  private Stream<Instant> runsOn(LocalDate date) {
    return times.stream()
        .map(time -> date.atTime(time).atZone(zone).toInstant())
        .sorted()
        .distinct();
  }
}
