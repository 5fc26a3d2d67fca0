package io.github.lightsailsnapshot.retention.forecast;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * When a job runs. A schedule is a pure function; a host can implement its own, for example with the library that
 * parses its cron expressions.
 */
@FunctionalInterface
public interface Schedule {

  /**
   * Returns the runs from one moment to another, in ascending order and without duplicates. The stream may be lazy; a
   * {@link Scenario} reads no more than {@link Scenario#MOST_RUNS} of it.
   *
   * @param from the earliest moment, inclusive
   * @param until the latest moment, exclusive
   * @return the runs
   */
  Stream<Instant> runs(Instant from, Instant until);

  /**
   * Returns a schedule of regular intervals, beginning at the first moment that is asked for.
   *
   * @param interval the exact time from one run to the next, more than zero
   * @return the schedule
   * @throws IllegalArgumentException if the interval is zero or negative
   */
  static Schedule every(Duration interval) {
    if (interval.isZero() || interval.isNegative()) {
      throw new IllegalArgumentException(
          "A schedule needs an interval of more than nothing, for example 1d, not " + interval);
    }
    return (from, until) -> Stream.iterate(from, at -> at.isBefore(until), at -> at.plus(interval));
  }

  /**
   * Returns a schedule of times of day, every day; {@link DailySchedule#on} and {@link DailySchedule#everyDays}
   * restrict the days.
   *
   * @param zone the time zone of the times
   * @param first a time of day
   * @param more further times of day
   * @return the schedule
   */
  static DailySchedule daily(ZoneId zone, LocalTime first, LocalTime... more) {
    Set<LocalTime> times = new TreeSet<>(List.of(first));
    times.addAll(Arrays.asList(more));
    return new DailySchedule(zone, times, Set.of(), 1);
  }

  /**
   * Returns this schedule without certain runs, to see what a forecast makes of missed or failed ones.
   *
   * @param missed selects the runs that do not happen
   * @return the schedule
   */
  default Schedule missing(Predicate<? super Instant> missed) {
    return (from, until) -> runs(from, until).filter(run -> !missed.test(run));
  }
}
