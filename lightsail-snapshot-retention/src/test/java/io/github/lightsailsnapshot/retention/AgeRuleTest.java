package io.github.lightsailsnapshot.retention;

import static io.github.lightsailsnapshot.retention.Kept.explained;
import static io.github.lightsailsnapshot.retention.Kept.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lightsailsnapshot.retention.testing.SnapshotSeries;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Rules that keep snapshots up to an age. */
class AgeRuleTest {
  private final List<Snapshot> snapshots = SnapshotSeries.daily(60, "2026-03-31T03:00:00Z");

  @Test
  void measureFromTheNewestAndExcludeTheBound() {
    assertThat(names(Keep.within(Period.ofDays(2)), snapshots))
        .containsExactly("2026-03-31T03:00:00Z", "2026-03-30T03:00:00Z");
    assertThat(names(Keep.within(Duration.ofDays(2).plusNanos(1)), snapshots)).hasSize(3);
  }

  @Test
  void useTheLastDayOfAMonthWithoutThatDay() {
    assertThat(names(Keep.within(Period.ofMonths(1)), snapshots))
        .hasSize(31)
        .contains("2026-03-01T03:00:00Z");
  }

  @Test
  void keepOneOfEachPeriodAsFarAsTheyReach() {
    assertThat(names(Keep.weeklyWithin(Period.ofDays(14)), snapshots))
        .containsExactly("2026-03-31T03:00:00Z", "2026-03-29T03:00:00Z", "2026-03-22T03:00:00Z");
    assertThat(names(Keep.monthlyWithin(Period.ofMonths(2)), snapshots))
        .containsExactly("2026-03-31T03:00:00Z", "2026-02-28T03:00:00Z");
  }

  @Test
  void keepTheOldestIfItIsYoungEnough() {
    assertThat(explained(Keep.monthlyWithin(Period.ofMonths(6)), snapshots))
        .containsEntry("2026-01-31T03:00:00Z", List.of("monthly within 6 months"))
        .hasSize(3);
    assertThat(explained(Keep.yearlyWithin(Period.ofMonths(6)), snapshots))
        .containsEntry("2026-01-31T03:00:00Z", List.of("yearly within 6 months (oldest)"))
        .hasSize(2);
    assertThat(explained(Keep.yearlyWithin(Period.ofDays(59)), snapshots)).hasSize(1);
  }

  @Test
  void measureFromNowOnlyIfAskedTo() {
    Instant later = Instant.parse("2026-04-30T03:00:00Z");
    History stopped = History.of(snapshots, later, ZoneOffset.UTC);
    assertThat(Keep.youngerThan(Period.ofDays(31)).explain(stopped).values())
        .containsExactly(List.of("younger than 31 days"));
    assertThat(Keep.youngerThan(Duration.ofDays(30)).keep(stopped)).isEmpty();
    assertThat(Keep.within(Period.ofDays(30)).keep(stopped)).hasSize(30);
  }

  @Test
  void useTheFirstOccurrenceOfAnHourThatOccursTwice() {
    ZoneId london = ZoneId.of("Europe/London");
    List<Snapshot> autumn = SnapshotSeries.every(Duration.ofMinutes(30), 9, "2026-10-25T01:30:00Z");
    assertThat(names(Keep.within(Duration.ofHours(1)), autumn, london))
        .containsExactly(
            "2026-10-25T01:30:00Z",
            "2026-10-25T01:00:00Z",
            "2026-10-25T00:30:00Z",
            "2026-10-25T00:00:00Z");
  }

  @Test
  void needADuration() {
    List<Function<Period, RetentionPolicy>> ofPeriods = List.of(
        Keep::within,
        Keep::hourlyWithin,
        Keep::dailyWithin,
        Keep::weeklyWithin,
        Keep::monthlyWithin,
        Keep::quarterlyWithin,
        Keep::yearlyWithin,
        Keep::youngerThan);
    for (Function<Period, RetentionPolicy> rule : ofPeriods) {
      refuses(rule, Period.ZERO, "more than nothing");
      refuses(rule, Period.ofYears(-1), "cannot be negative: -1y");
      refuses(rule, Period.of(1, -1, 0), "cannot be negative: 1y-1m");
      refuses(rule, Period.of(0, 1, -1), "cannot be negative: 1m-1d");
      assertThatThrownBy(() -> rule.apply(null)).hasMessage("span");
    }
    List<Function<Duration, RetentionPolicy>> ofDurations =
        List.of(Keep::within, Keep::hourlyWithin, Keep::youngerThan);
    for (Function<Duration, RetentionPolicy> rule : ofDurations) {
      refuses(rule, Duration.ZERO, "more than nothing");
      refuses(rule, Duration.ofHours(-1), "cannot be negative: -1h");
      assertThatThrownBy(() -> rule.apply(null)).hasMessage("span");
    }
  }

  private static <T> void refuses(Function<T, RetentionPolicy> rule, T span, String why) {
    assertThatThrownBy(() -> rule.apply(span))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }
}
