package io.github.lightsailsnapshot.retention;

import static io.github.lightsailsnapshot.retention.Kept.explained;
import static io.github.lightsailsnapshot.retention.Kept.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lightsailsnapshot.retention.testing.SnapshotSeries;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that keep a number of snapshots. */
class CountingRuleTest {
  @Test
  void keepTheNewestOfEachPeriodThatHasOne() {
    List<Snapshot> snapshots = SnapshotSeries.of(
        "2026-11-22T18:00:00Z",
        "2026-11-22T06:00:00Z",
        "2026-11-19T18:00:00Z",
        "2026-11-19T06:00:00Z",
        "2026-11-02T18:00:00Z");
    assertThat(names(Keep.daily(2), snapshots))
        .containsExactly("2026-11-22T18:00:00Z", "2026-11-19T18:00:00Z");
  }

  @Test
  void keepTheOldestWhileTheNumberIsNotReached() {
    List<Snapshot> snapshots = SnapshotSeries.hourly(5, "2026-11-22T18:00:00Z");
    assertThat(explained(Keep.daily(2), snapshots))
        .isEqualTo(Map.of(
            "2026-11-22T18:00:00Z", List.of("daily 2"),
            "2026-11-22T14:00:00Z", List.of("daily 2 (oldest)")));
    assertThat(names(Keep.daily(1), snapshots)).containsExactly("2026-11-22T18:00:00Z");
  }

  @Test
  void countADayWithAClockChangeAndAnHourThatOccursTwiceOnce() {
    ZoneId london = ZoneId.of("Europe/London");
    List<Snapshot> autumn = SnapshotSeries.hourly(27, "2026-10-26T00:30:00Z");
    assertThat(names(Keep.daily(2), autumn, london))
        .containsExactly("2026-10-26T00:30:00Z", "2026-10-25T23:30:00Z");
    List<Snapshot> twice = SnapshotSeries.hourly(3, "2026-10-25T02:30:00Z");
    assertThat(names(Keep.hourly(2), twice, london))
        .containsExactly("2026-10-25T02:30:00Z", "2026-10-25T01:30:00Z");
  }

  @Test
  void countWeeksFromMondayAcrossTheYearsEnd() {
    List<Snapshot> snapshots = SnapshotSeries.daily(8, "2021-01-04T03:00:00Z");
    assertThat(names(Keep.weekly(2), snapshots))
        .containsExactly("2021-01-04T03:00:00Z", "2021-01-03T03:00:00Z");
  }

  @Test
  void countQuartersFromJanuary() {
    List<Snapshot> snapshots = SnapshotSeries.daily(400, "2026-05-01T03:00:00Z");
    assertThat(names(Keep.quarterly(4), snapshots))
        .containsExactly(
            "2026-05-01T03:00:00Z",
            "2026-03-31T03:00:00Z",
            "2025-12-31T03:00:00Z",
            "2025-09-30T03:00:00Z");
  }

  @Test
  void keepOneOfEveryPeriodIfTheNumberIsAll() {
    List<Snapshot> snapshots = SnapshotSeries.daily(800, "2026-05-01T03:00:00Z");
    assertThat(explained(Keep.yearly(Keep.ALL), snapshots))
        .isEqualTo(Map.of(
            "2026-05-01T03:00:00Z", List.of("yearly all"),
            "2025-12-31T03:00:00Z", List.of("yearly all"),
            "2024-12-31T03:00:00Z", List.of("yearly all"),
            "2024-02-22T03:00:00Z", List.of("yearly all (oldest)")));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void needANumberOfAtLeastOne(int tooFew) {
    Map<String, IntFunction<CountingRule>> rules = Map.of(
        "last", Keep::last,
        "hourly", Keep::hourly,
        "daily", Keep::daily,
        "weekly", Keep::weekly,
        "monthly", Keep::monthly,
        "quarterly", Keep::quarterly,
        "yearly", Keep::yearly);
    rules.forEach((word, rule) -> assertThatThrownBy(() -> rule.apply(tooFew))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            word + "=" + tooFew + ": the number must be at least 1, or Keep.ALL for no limit"));
  }
}
