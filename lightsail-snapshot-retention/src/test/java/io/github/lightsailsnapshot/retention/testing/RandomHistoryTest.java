package io.github.lightsailsnapshot.retention.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.SourceRef;
import java.time.Instant;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Laws checked over dull histories prove little, so this holds the histories to their edges. */
class RandomHistoryTest {
  private static final List<RandomHistory> HISTORIES =
      LongStream.range(0, 1_000).mapToObj(RandomHistory::of).toList();

  @Test
  void isTheSameForTheSameSeed() {
    assertThat(RandomHistory.of(42)).isEqualTo(RandomHistory.of(42));
    assertThat(RandomHistory.of(42)).isNotEqualTo(RandomHistory.of(43));
  }

  @Test
  void tellsWhatItIsMadeOf() {
    Instant time = Instant.parse("2026-11-22T03:00:00Z");
    List<Snapshot> snapshots = List.of(
        Snapshot.available("plain", "web", time),
        new Snapshot(
            "odd",
            SourceRef.of("web").withId("arn"),
            time,
            Snapshot.State.ERROR,
            8,
            Map.of("hold", ""),
            true));

    assertThat(RandomHistory.of(42).with(snapshots).toString().lines().skip(1))
        .containsExactly(
            "  odd ERROR of arn from an automatic one {hold=}", "  plain AVAILABLE of web");
  }

  @Test
  void isJudgedInZonesWhoseClocksChangeInEveryWay() {
    assertThat(HISTORIES.stream().map(RandomHistory::zone).map(ZoneId::getId).distinct())
        .containsExactlyInAnyOrder(
            "UTC",
            "Europe/London",
            "America/New_York",
            "Asia/Kolkata",
            "Australia/Lord_Howe",
            "Pacific/Apia",
            "America/St_Johns");
  }

  @Test
  void rangesFromNothingToSixtySnapshots() {
    Set<Integer> sizes =
        HISTORIES.stream().map(history -> history.snapshots().size()).collect(Collectors.toSet());
    assertThat(sizes).contains(0, 1, 2, 60).hasSize(61);
  }

  @Test
  void hasSnapshotsOfEveryKind() {
    for (Snapshot.State state : Snapshot.State.values()) {
      assertThat(often(snapshot -> snapshot.state() == state)).as(state.name()).isTrue();
    }
    assertThat(often(Snapshot::fromAutomatic)).isTrue();
    assertThat(often(snapshot -> snapshot.tags().containsKey("hold"))).isTrue();
    assertThat(
            often(snapshot -> !snapshot.source().id().equals(snapshot.source().name())))
        .isTrue();
    assertThat(often(snapshot -> hasPartOfASecond(snapshot.createdAt()))).isTrue();
  }

  private static boolean hasPartOfASecond(Instant time) {
    return !time.truncatedTo(ChronoUnit.SECONDS).equals(time);
  }

  private static boolean often(Predicate<Snapshot> kind) {
    return HISTORIES.stream()
            .filter(history -> history.snapshots().stream().anyMatch(kind))
            .count()
        > 100;
  }

  @Test
  void hasEqualTimesAndSomeInTheFuture() {
    assertThat(count(RandomHistoryTest::hasEqualTimes)).isGreaterThan(100);
    assertThat(count(history -> history.snapshots().stream()
            .anyMatch(snapshot -> snapshot.createdAt().isAfter(history.now()))))
        .isGreaterThan(50);
  }

  private static boolean hasEqualTimes(RandomHistory history) {
    return !history.snapshots().stream().map(Snapshot::createdAt).allMatch(new HashSet<>()::add);
  }

  @Test
  void passesTheEdgesOfTheCalendar() {
    assertThat(count(any(time -> time.getDayOfYear() == 1))).isGreaterThan(50);
    assertThat(count(any(time -> MonthDay.from(time).equals(MonthDay.of(2, 29)))))
        .isGreaterThan(50);
    assertThat(count(any(RandomHistoryTest::isOnADayOfAClockChange))).isGreaterThan(50);
    assertThat(count(any(time -> time.getYear() < 2011
            && isOnADayOfAClockChange(time)
            && time.getZone().getId().endsWith("St_Johns"))))
        .isGreaterThan(10);
  }

  private static Predicate<RandomHistory> any(Predicate<ZonedDateTime> kind) {
    return history -> history.snapshots().stream()
        .map(snapshot -> snapshot.createdAt().atZone(history.zone()))
        .anyMatch(kind);
  }

  private static boolean isOnADayOfAClockChange(ZonedDateTime time) {
    ZonedDateTime start = time.toLocalDate().atStartOfDay(time.getZone());
    return !start.getOffset().equals(start.plusDays(1).getOffset());
  }

  private static long count(Predicate<RandomHistory> kind) {
    return HISTORIES.stream().filter(kind).count();
  }

  @Test
  void saysAllThatIsNeededToUnderstandAFailure() {
    RandomHistory history = HISTORIES.get(5);
    assertThat(history.toString())
        .startsWith("seed 5, judged at " + history.now() + " in " + history.zone())
        .hasLineCount(history.snapshots().size() + 1);
    assertThat(history.toString().lines().skip(1))
        .allMatch(line -> line.contains(" of web-1"))
        .isSortedAccordingTo(
            (one, other) -> other.substring(0, 21).compareTo(one.substring(0, 21)));
  }
}
