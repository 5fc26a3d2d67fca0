package io.github.lightsailsnapshot.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lightsailsnapshot.retention.testing.SnapshotSeries;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Times and lengths of time at the ends of what can be counted. */
@Timeout(10)
class ExtremesTest {
  private static final List<Snapshot> ENDS = Stream.of(
          Instant.MAX,
          Instant.MAX.minusSeconds(1),
          Instant.parse("+999999999-12-31T23:59:59Z"),
          Instant.parse("+10000-01-01T00:00:00Z"),
          Instant.parse("2026-11-22T03:00:00Z"),
          Instant.EPOCH,
          Instant.parse("0000-01-01T00:00:00Z"),
          Instant.parse("-999999999-01-01T00:00:00Z"),
          Instant.MIN.plusSeconds(1),
          Instant.MIN)
      .map(SnapshotSeries::at)
      .toList();

  @ParameterizedTest
  @ValueSource(
      strings = {"Z", "+18:00", "-18:00", "America/New_York", "Asia/Kolkata", "Pacific/Apia"})
  void everyInstantHasAPeriodInEveryZone(String zone) {
    for (String rule : RandomPolicies.COUNTING.subList(1, 7)) {
      assertThat(kept(rule + "=all", zone))
          .as(rule)
          .hasSizeBetween(8, 10)
          .startsWith(ENDS.get(0))
          .endsWith(ENDS.get(9));
    }
    assertThat(kept("last=all", zone)).isEqualTo(ENDS);
    assertThat(kept("hourly=all then yearly=1", zone)).hasSizeBetween(8, 10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Z", "+18:00", "-18:00", "America/New_York", "Pacific/Apia"})
  void aLengthOfThousandsOfYearsReachesBackAsFarAsItCan(String zone) {
    for (String length : List.of("2147483647y", "P2147483647Y2147483647M2147483647DT999H")) {
      assertThat(keptOfToday("within=" + length, zone)).as(length).hasSize(6);
      assertThat(keptOfToday("yearly-within=" + length, zone)).as(length).hasSizeBetween(5, 6);
    }
    for (String length : List.of("2147483647m", "9999999y", "P2147483647D")) {
      assertThat(keptOfToday("within=" + length, zone)).as(length).hasSize(4);
    }
    assertThat(keptOfToday("within=PT2562047788015215H", zone)).hasSize(6);
    assertThat(keptOfToday("within=9999y", zone)).hasSize(3);
  }

  /** All but one of the earliest moment itself, which nothing is after. */
  @Test
  void whatCannotBeMeasuredIsKept() {
    assertThat(kept("within=1h", "Z")).isEqualTo(ENDS.subList(0, 9));
    assertThat(kept("younger-than=1h", "Z")).isEqualTo(ENDS.subList(0, 9));
  }

  @Test
  void agesAreMeasuredAtTheEarliestTimes() {
    History first = History.of(ENDS.subList(9, 10), Instant.MIN, ZoneOffset.UTC);
    assertThat(Keep.within(Duration.ofHours(1)).keep(first)).isEmpty();
    assertThat(RetentionPlan.of(
                Keep.youngerThan(Period.ofYears(1)),
                ENDS.subList(9, 10),
                Instant.MIN,
                ZoneOffset.UTC)
            .kept())
        .isEqualTo(ENDS.subList(9, 10));
  }

  @Test
  void theTableShowsInstantsBeyondTheCalendarAsTheyAre() {
    assertThat(RetentionPlan.of(Keep.all(), ENDS, Instant.MAX, ZoneOffset.UTC).toString())
        .contains("keep    " + Instant.MAX + "  ")
        .contains("keep    " + Instant.MIN + "  ")
        .contains("keep    +10000-01-01 00:00:00  ");
  }

  @Test
  void aPolicyThatAsksForALocalTimeBeyondTheCalendarFailsAndDeletesNothing() {
    RetentionPolicy noon = Keep.matching("noon", (snapshot, time) -> time.getHour() == 12);
    assertThatThrownBy(() -> RetentionPlan.of(noon, ENDS, Instant.MAX, ZoneOffset.UTC))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("Policy \"noon\" failed: java.time.DateTimeException");
  }

  /** So far apart that seconds and places do not fit into one number together. */
  @Test
  void manySnapshotsFarApartAreInOrder() {
    List<Snapshot> far = LongStream.range(0, 3_000)
        .map(i -> i * 7_919 % 3_000)
        .mapToObj(i -> SnapshotSeries.at(Instant.MIN.plusSeconds(i * 20_000_000_000_000L)))
        .toList();
    assertThat(History.of(far, Instant.MAX, ZoneOffset.UTC).newestFirst())
        .isSortedAccordingTo(Snapshot.NEWEST_FIRST)
        .hasSize(3_000);
  }

  private static List<Snapshot> kept(String policy, String zone) {
    return RetentionPlan.of(RetentionPolicy.parse(policy), ENDS, Instant.MAX, ZoneId.of(zone))
        .kept();
  }

  private static List<Snapshot> keptOfToday(String policy, String zone) {
    List<Snapshot> untilToday = ENDS.subList(3, 10);
    return RetentionPlan.of(
            RetentionPolicy.parse(policy),
            untilToday,
            Instant.parse("+10000-01-01T00:00:01Z"),
            ZoneId.of(zone))
        .kept();
  }
}
