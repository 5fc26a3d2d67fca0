package io.github.lightsailsnapshot.examples.commandline.forecast;

import io.github.lightsailsnapshot.examples.commandline.messages.UsageException;
import io.github.lightsailsnapshot.examples.commandline.options.LengthOfTime;
import io.github.lightsailsnapshot.examples.commandline.options.TimeZoneName;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.forecast.DailySchedule;
import io.github.lightsailsnapshot.retention.forecast.Scenario;
import io.github.lightsailsnapshot.retention.forecast.Schedule;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The options for when a forecast takes snapshots. */
final class ScheduleOptions {
  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration DAY = Duration.ofDays(1);

  @Option(
      names = "--every",
      converter = LengthOfTime.class,
      paramLabel = "TIME",
      description = "How often a snapshot is taken, such as 6h; at least 1m, by default 1d.")
  private Duration every = DAY;

  @Option(
      names = "--at",
      split = ",",
      paramLabel = "HH:MM[,HH:MM...]",
      description =
          "The times of day in --zone at which it is taken; --every is then a number of whole days.")
  private List<String> times = new ArrayList<>();

  @Option(
      names = "--weekdays",
      split = ",",
      paramLabel = "DAY[,DAY...]",
      description =
          "The days of the week on which it is taken, such as mon,fri; with --at only, by default every day.")
  private List<String> weekdays = new ArrayList<>();

  @Option(
      names = "--start",
      paramLabel = "TIME",
      description =
          "When the forecast begins: 2027-03-01, 2027-03-01T03:00, both in --zone, or 2027-03-01T03:00:00Z; by default"
              + " now.")
  private Optional<String> start = Optional.empty();

  @Option(
      names = "--for",
      converter = ForecastLength.class,
      paramLabel = "LENGTH",
      description = "How long the forecast is, such as 2y, 18m (months) or 90d; by default 2y.")
  private Period length = Period.ofYears(2);

  @Option(
      names = "--zone",
      converter = TimeZoneName.class,
      paramLabel = "ZONE",
      description =
          "The time zone whose days, weeks and months count, such as Europe/Berlin; by default UTC.")
  private ZoneId zone = ZoneId.of("UTC");

  ZoneId zone() {
    return zone;
  }

  /** Checks everything but what depends on the start. */
  void check() {
    schedule();
    scenario(Instant.EPOCH, List.of());
  }

  /** @param now when the forecast begins if no start is given */
  Scenario scenario(Instant now, List<Snapshot> existing) {
    Instant from = start.map(this::start).orElse(now);
    return UsageException.checked(
        "--for", () -> Scenario.of(schedule(), from, end(from)).in(zone).withExisting(existing));
  }

  private Instant end(Instant from) {
    try {
      return from.atZone(zone).plus(length).toInstant();
    } catch (DateTimeException beyondTheCalendar) {
      throw new UsageException("--start and --for leave the calendar");
    }
  }

  private Schedule schedule() {
    if (every.compareTo(SHORTEST) < 0) {
      throw new UsageException(
          "--every " + LengthOfTime.text(every) + " is too often: at least 1m");
    }
    Set<DayOfWeek> days = weekdays.stream()
        .map(ScheduleOptions::weekday)
        .collect(Collectors.toCollection(TreeSet::new));
    if (times.isEmpty()) {
      if (!days.isEmpty()) {
        throw new UsageException("--weekdays needs --at: the times of day, such as 03:00");
      }
      return Schedule.every(every);
    }
    if (!every.equals(Duration.ofDays(every.toDays())) || every.toDays() > Integer.MAX_VALUE) {
      throw new UsageException("--every " + LengthOfTime.text(every)
          + " does not go with --at, which needs whole days: give all times of day to --at");
    }
    Set<LocalTime> ofDay = new TreeSet<>();
    times.forEach(time -> ofDay.add(time(time)));
    return new DailySchedule(zone, ofDay, days, (int) every.toDays());
  }

  private static DayOfWeek weekday(String text) {
    return Stream.of(DayOfWeek.values())
        .filter(day ->
            text.equalsIgnoreCase(day.name().substring(0, 3)) || text.equalsIgnoreCase(day.name()))
        .findFirst()
        .orElseThrow(() -> new UsageException(
            "--weekdays: \"" + text + "\" is not a day of the week such as mon or fri"));
  }

  private static LocalTime time(String text) {
    try {
      return LocalTime.parse(text);
    } catch (DateTimeException unreadable) {
      throw new UsageException(
          "--at: \"" + text + "\" is not a time of day such as 03:00 or 15:30");
    }
  }

  private Instant start(String text) {
    try {
      return text.endsWith("Z") ? Instant.parse(text) : local(text).atZone(zone).toInstant();
    } catch (DateTimeException unreadable) {
      throw new UsageException("--start: \"" + text
          + "\" is not a time such as 2027-03-01, 2027-03-01T03:00 or 2027-03-01T03:00:00Z");
    }
  }

  private static LocalDateTime local(String text) {
    return text.contains("T")
        ? LocalDateTime.parse(text)
        : LocalDate.parse(text).atStartOfDay();
  }

  /** The schedule as it was interpreted. */
  @Override
  public String toString() {
    return "every " + LengthOfTime.text(every)
        + (times.isEmpty() ? "" : " at " + String.join(" and ", times))
        + (weekdays.isEmpty() ? "" : " on " + String.join(", ", weekdays));
  }
}
