package io.github.lightsailsnapshot.retention.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.retention.RandomPolicies;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import io.github.lightsailsnapshot.retention.Seeds;
import io.github.lightsailsnapshot.retention.testing.RandomHistory;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a forecast says of a day is what planning day by day gives, over random policies, schedules and histories. */
class ForecastLawsTest {
  private static final int FORECASTS = 400;

  @Test
  void aForecastOfIndependentRulesIsPlanningDayByDay() {
    Seeds.each(FORECASTS, seed -> agrees(seed, new RandomPolicies(seed).independentText()));
  }

  @Test
  void aForecastOfRulesInSequenceIsPlanningDayByDay() {
    Seeds.each(FORECASTS, seed -> agrees(seed, new RandomPolicies(seed).sequenceText()));
  }

  @Test
  void twoYearsOfHourlySnapshotsArePlannedAsHourByHour() {
    Scenario scenario = new Scenario(
        Schedule.every(Duration.ofHours(1)),
        Instant.parse("2026-11-22T03:10:00Z"),
        Instant.parse("2028-11-22T03:10:00Z"),
        ZoneId.of("America/New_York"),
        List.of());
    agree("last=10, hourly=48, daily=30, weekly=12, monthly=24, yearly=10", scenario);
  }

  private static void agrees(long seed, String policy) {
    agree(policy, scenario(seed));
  }

  private static void agree(String policy, Scenario scenario) {
    Forecast forecast = Forecast.of(RetentionPolicy.parse(policy), scenario);
    NaiveForecast naive = new NaiveForecast(policy, scenario, forecast.steps());
    assertThat(forecast.steps()).as("%s, %s", policy, scenario).isEqualTo(naive.steps());
    assertThat(forecast.mostHeld()).isEqualTo(naive.mostHeld());
    assertThat(forecast.steady()).as("%s, %s", policy, scenario).isEqualTo(naive.steady);
    assertThat(forecast.gaps()).as("%s, %s", policy, scenario).isEqualTo(naive.gaps());
    int step = forecast.steps().size() / 2;
    assertThat(forecast.heldAt(forecast.steps().get(step).at())).isEqualTo(naive.heldAfter(step));
  }

  private static Scenario scenario(long seed) {
    Random random = new Random(seed * 31 + 7);
    RandomHistory history = RandomHistory.of(seed);
    Schedule schedule = schedule(random, history.zone());
    Instant start = history.now().minus(Duration.ofHours(random.nextInt(500)));
    return Scenario.of(schedule, start, start.plus(Duration.ofDays(60 + random.nextInt(200))))
        .in(history.zone())
        .withExisting(random.nextBoolean() ? List.of() : history.snapshots());
  }

  private static Schedule schedule(Random random, ZoneId zone) {
    DailySchedule daily =
        Schedule.daily(zone, LocalTime.of(random.nextInt(24), 30), LocalTime.of(2, 30));
    Schedule schedule = switch (random.nextInt(4)) {
      case 0 -> Schedule.every(Duration.ofHours(7 + random.nextInt(60)));
      case 1 -> daily.on(DayOfWeek.SUNDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY);
      case 2 -> daily.everyDays(1 + random.nextInt(3));
      default -> daily;
    };
    int missed = 2 + random.nextInt(20);
    return schedule.missing(run -> new Random(run.getEpochSecond()).nextInt(missed) == 0);
  }
}
