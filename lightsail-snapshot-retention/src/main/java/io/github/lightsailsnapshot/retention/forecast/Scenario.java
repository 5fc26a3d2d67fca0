package io.github.lightsailsnapshot.retention.forecast;

import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * What a forecast assumes: when snapshots are taken, from when until when, and what exists already. Immutable.
 *
 * @param schedule when a snapshot is taken
 * @param start the earliest time of a run, inclusive
 * @param end the latest time of a run, exclusive; after the start
 * @param zone the time zone in which the policy counts days, weeks, months and years
 * @param existing the snapshots that exist at the start, in any state
 */
public record Scenario(
    Schedule schedule, Instant start, Instant end, ZoneId zone, List<Snapshot> existing) {

  /** The maximum number of runs of a scenario: a million, which is more than a century of hourly ones. */
  public static final int MOST_RUNS = 1_000_000;

  /**
   * Checks the components and copies the list.
   *
   * @throws IllegalArgumentException if the end is not after the start
   */
  public Scenario {
    Objects.requireNonNull(schedule, "schedule");
    Objects.requireNonNull(zone, "zone");
    existing = List.copyOf(existing);
    if (!end.isAfter(start)) {
      throw new IllegalArgumentException(
          "A forecast goes forward: its end, " + end + ", must be after its start, " + start);
    }
  }

  /**
   * Creates a scenario that begins with nothing, in UTC.
   *
   * @param schedule when a snapshot is taken
   * @param start the earliest time of a run, inclusive
   * @param end the latest time of a run, exclusive; after the start
   * @return the scenario
   * @throws IllegalArgumentException if the end is not after the start
   */
  public static Scenario of(Schedule schedule, Instant start, Instant end) {
    return new Scenario(schedule, start, end, ZoneOffset.UTC, List.of());
  }

  /**
   * Returns this scenario in another time zone, which does not change its schedule.
   *
   * @param other the time zone in which the policy counts days, weeks, months and years
   * @return the scenario
   */
  public Scenario in(ZoneId other) {
    return new Scenario(schedule, start, end, other, existing);
  }

  /**
   * Returns this scenario with other snapshots at the start.
   *
   * @param snapshots the snapshots that exist at the start, of one source and one job, in any order and state
   * @return the scenario
   */
  public Scenario withExisting(Collection<Snapshot> snapshots) {
    return new Scenario(schedule, start, end, zone, List.copyOf(snapshots));
  }

  /** The runs, in ascending order. */
  List<Instant> runs() {
    try {
      List<Instant> runs = schedule
          .runs(start, end)
          .filter(run -> !run.isBefore(start) && run.isBefore(end))
          .limit(MOST_RUNS + 1L)
          .sorted()
          .distinct()
          .toList();
      if (runs.size() > MOST_RUNS) {
        throw new IllegalArgumentException(
            "A forecast can have at most " + MOST_RUNS + " runs; from " + start + " until " + end
                + ", this schedule has more. Choose a longer interval or a shorter time");
      }
      return runs;
    } catch (DateTimeException | ArithmeticException beyondTheCalendar) {
      throw new IllegalArgumentException(
          "From " + start + " until " + end + ", the schedule leaves the calendar",
          beyondTheCalendar);
    }
  }
}
