package io.github.lightsailsnapshot.examples.simulator;

import io.github.lightsailsnapshot.retention.PolicyParser;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import io.github.lightsailsnapshot.retention.forecast.DailySchedule;
import io.github.lightsailsnapshot.retention.forecast.Price;
import io.github.lightsailsnapshot.retention.forecast.Scenario;
import io.github.lightsailsnapshot.retention.forecast.Schedule;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What was typed, what it means, and the mistakes in it. Without mistakes there is a policy and a scenario. */
final class Settings {
  private final Map<Field, String> texts = new EnumMap<>(Field.class);
  private final Map<Field, String> mistakes = new EnumMap<>(Field.class);
  private final Optional<RetentionPolicy> policy;
  private final Optional<Scenario> scenario;
  private final Optional<Bill> bill;

  /** The size of the disk and the price of a GB. */
  record Bill(int sizeGb, Price price) {}

  private Settings(Query query, LocalDate today) {
    for (Field field : Field.values()) {
      String text =
          query.values().getOrDefault(field.id(), field.initial(today)).strip();
      texts.put(field, text.isEmpty() && field == Field.START ? today.toString() : text);
    }
    policy = read(Field.KEEP, () -> parsed(text(Field.KEEP)));
    Optional<Schedule> schedule = schedule();
    scenario = schedule.flatMap(this::scenario);
    bill = bill();
  }

  static Settings of(Query query, LocalDate today) {
    return new Settings(query, today);
  }

  private static RetentionPolicy parsed(String text) {
    try {
      return PolicyParser.standard().parse(text);
    } catch (IllegalArgumentException mistake) {
      throw new MistakeException(String.valueOf(mistake.getMessage()));
    }
  }

  private <T> Optional<T> read(Field field, Supplier<T> reader) {
    try {
      return Optional.of(reader.get());
    } catch (MistakeException mistake) {
      mistakes.put(field, mistake.message());
      return Optional.empty();
    }
  }

  private Optional<Schedule> schedule() {
    Optional<Duration> every = read(Field.EVERY, () -> Readers.interval(text(Field.EVERY)));
    Optional<Set<LocalTime>> times = read(Field.AT, () -> Readers.times(text(Field.AT)));
    Optional<ZoneId> zone = read(Field.ZONE, () -> Readers.zone(text(Field.ZONE)));
    Optional<Set<DayOfWeek>> days =
        read(Field.WEEKDAYS, () -> Readers.weekdays(text(Field.WEEKDAYS)));
    if (every.isEmpty() || times.isEmpty() || zone.isEmpty() || days.isEmpty()) {
      return Optional.empty();
    }
    return times.get().isEmpty()
        ? read(Field.WEEKDAYS, () -> regular(every.get(), days.get()))
        : read(
            Field.EVERY,
            () -> new DailySchedule(zone.get(), times.get(), days.get(), wholeDays(every.get())));
  }

  private static Schedule regular(Duration every, Set<DayOfWeek> days) {
    if (!days.isEmpty()) {
      throw new MistakeException(
          "Days of the week need times of day, such as 03:00, in the field before this one");
    }
    return Schedule.every(every);
  }

  private static int wholeDays(Duration every) {
    if (!every.equals(Duration.ofDays(every.toDays()))) {
      throw new MistakeException(
          "With times of day, this is a number of whole days, such as 1d; for several runs a day,"
              + " give all their times, or none");
    }
    return (int) every.toDays();
  }

  private Optional<Scenario> scenario(Schedule schedule) {
    ZoneId zone = Readers.zone(text(Field.ZONE));
    Optional<Instant> start = read(Field.START, () -> Readers.start(text(Field.START), zone));
    Optional<Period> length = read(Field.FOR, () -> Readers.length(text(Field.FOR)));
    return start.isEmpty() || length.isEmpty()
        ? Optional.empty()
        : read(Field.FOR, () -> bounded(schedule, start.get(), length.get(), zone));
  }

  private static Scenario bounded(Schedule schedule, Instant start, Period length, ZoneId zone) {
    try {
      Instant end = start.atZone(zone).plus(length).toInstant();
      long runs = schedule.runs(start, end).limit(Limits.MOST_RUNS + 1L).count();
      if (runs > Limits.MOST_RUNS) {
        throw new MistakeException("More than " + Limits.MOST_RUNS
            + " runs, which is the simulator's limit: choose a shorter time, or run less often");
      }
      if (runs == 0) {
        throw new MistakeException("There is no run in this time: choose a longer one");
      }
      return Scenario.of(schedule, start, end).in(zone);
    } catch (DateTimeException | ArithmeticException beyond) {
      throw new MistakeException("The forecast leaves the calendar: choose another start");
    }
  }

  private Optional<Bill> bill() {
    if (text(Field.PRICE).isEmpty()) {
      return Optional.empty();
    }
    Optional<BigDecimal> amount = read(Field.PRICE, () -> Readers.price(text(Field.PRICE)));
    Optional<LocalDate> asOf = read(Field.PRICED, () -> Readers.date(text(Field.PRICED)));
    Optional<Integer> size = read(Field.SIZE, () -> Readers.sizeGb(text(Field.SIZE)));
    return amount.isEmpty() || asOf.isEmpty() || size.isEmpty()
        ? Optional.empty()
        : Optional.of(new Bill(size.get(), new Price(amount.get(), "USD", asOf.get())));
  }

  String text(Field field) {
    return texts.getOrDefault(field, "");
  }

  Map<Field, String> mistakes() {
    return Collections.unmodifiableMap(mistakes);
  }

  Optional<Simulation> simulation() {
    return mistakes.isEmpty() && policy.isPresent() && scenario.isPresent()
        ? Optional.of(new Simulation(policy.get(), scenario.get(), bill))
        : Optional.empty();
  }

  /** The address of these settings with another policy. */
  Query keeping(String other) {
    Query query = new Query(Map.of()).with(Field.KEEP.id(), other);
    for (Field field : Field.values()) {
      if (field != Field.KEEP && field != Field.DAY) {
        query = query.with(field.id(), text(field));
      }
    }
    return query;
  }
}
