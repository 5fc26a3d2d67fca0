package io.github.lightsailsnapshot.retention.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lightsailsnapshot.retention.Keep;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** When a job runs. */
class ScheduleTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static List<String> runs(Schedule schedule, String from, String until) {
    return Scenario.of(schedule, Instant.parse(from), Instant.parse(until)).runs().stream()
        .map(Instant::toString)
        .toList();
  }

  @Test
  void intervalsBeginWithTheStart() {
    assertThat(runs(
            Schedule.every(Duration.ofHours(8)), "2026-01-01T05:00:00Z", "2026-01-02T05:00:00Z"))
        .containsExactly("2026-01-01T05:00:00Z", "2026-01-01T13:00:00Z", "2026-01-01T21:00:00Z");
  }

  @Test
  void timesOfDayAreThoseOfTheZone() {
    assertThat(runs(
            Schedule.daily(BERLIN, LocalTime.of(15, 0), LocalTime.of(3, 0)),
            "2026-01-01T02:00:01Z",
            "2026-01-02T14:00:00Z"))
        .containsExactly("2026-01-01T14:00:00Z", "2026-01-02T02:00:00Z");
  }

  @Nested
  class AtAChangeOfClocks {
    @Test
    void aTimeThatIsSkippedMovesForward() {
      assertThat(runs(
              Schedule.daily(BERLIN, LocalTime.of(2, 30)),
              "2026-03-28T00:00:00Z",
              "2026-03-31T00:00:00Z"))
          .containsExactly("2026-03-28T01:30:00Z", "2026-03-29T01:30:00Z", "2026-03-30T00:30:00Z");
    }

    @Test
    void ofATimeThatOccursTwiceTheFirstCounts() {
      assertThat(runs(
              Schedule.daily(BERLIN, LocalTime.of(2, 30)),
              "2026-10-24T12:00:00Z",
              "2026-10-26T00:00:00Z"))
          .containsExactly("2026-10-25T00:30:00Z");
    }

    @Test
    void twoTimesAtOneMomentAreOneRun() {
      assertThat(runs(
              Schedule.daily(BERLIN, LocalTime.of(2, 45), LocalTime.of(3, 15), LocalTime.of(3, 45)),
              "2026-03-29T00:00:00Z",
              "2026-03-30T00:00:00Z"))
          .containsExactly("2026-03-29T01:15:00Z", "2026-03-29T01:45:00Z");
    }

    /** Samoa had no 30 December 2011: its run is at the same time of the next day. */
    @Test
    void aDayThatAZoneSkippedHasNoRunOfItsOwn() {
      assertThat(runs(
              Schedule.daily(ZoneId.of("Pacific/Apia"), LocalTime.of(3, 0)),
              "2011-12-29T00:00:00Z",
              "2011-12-31T12:00:00Z"))
          .containsExactly("2011-12-29T13:00:00Z", "2011-12-30T13:00:00Z");
    }
  }

  @Test
  void weekdaysAreThoseOfTheZone() {
    assertThat(runs(
            Schedule.daily(BERLIN, LocalTime.of(0, 30)).on(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
            "2026-01-01T00:00:00Z",
            "2026-01-10T00:00:00Z"))
        .containsExactly("2026-01-01T23:30:00Z", "2026-01-04T23:30:00Z", "2026-01-08T23:30:00Z");
  }

  @Test
  void everyFewDaysCountFromTheFirstDayWithARun() {
    assertThat(runs(
            Schedule.daily(ZoneOffset.UTC, LocalTime.of(3, 0)).everyDays(3),
            "2026-01-01T04:00:00Z",
            "2026-01-09T00:00:00Z"))
        .containsExactly("2026-01-02T03:00:00Z", "2026-01-05T03:00:00Z", "2026-01-08T03:00:00Z");
  }

  @Test
  void runsCanBeMissed() {
    assertThat(runs(
            Schedule.every(Duration.ofDays(1))
                .missing(Instant.parse("2026-01-02T00:00:00Z")::equals),
            "2026-01-01T00:00:00Z",
            "2026-01-04T00:00:00Z"))
        .containsExactly("2026-01-01T00:00:00Z", "2026-01-03T00:00:00Z");
  }

  @Test
  void aScheduleOfOnesOwnIsPutInOrder() {
    Schedule own =
        (from, until) -> Stream.of(from.plusSeconds(9), from.minusSeconds(1), from, from, until);
    assertThat(runs(own, "2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z"))
        .containsExactly("2026-01-01T00:00:00Z", "2026-01-01T00:00:09Z");
  }

  @Nested
  class Rejects {
    @Test
    void anIntervalOfNothing() {
      assertThatThrownBy(() -> Schedule.every(Duration.ZERO))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("for example 1d, not PT0S");
    }

    @Test
    void noTimesAndNoDays() {
      assertThatThrownBy(() -> new DailySchedule(BERLIN, Set.of(), Set.of(), 1))
          .hasMessageContaining("needs a time of day");
      assertThatThrownBy(() -> Schedule.daily(BERLIN, LocalTime.NOON).everyDays(0))
          .hasMessageContaining("not every 0 days");
    }

    @Test
    void anEndBeforeTheStart() {
      assertThatThrownBy(() -> runs(
              Schedule.every(Duration.ofDays(1)), "2026-01-02T00:00:00Z", "2026-01-02T00:00:00Z"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("must be after its start");
    }

    @Test
    void moreThanAMillionRuns() {
      assertThatThrownBy(() -> runs(
              Schedule.every(Duration.ofNanos(1)), "2026-01-01T00:00:00Z", "2036-01-01T00:00:00Z"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("at most 1000000 runs");
    }

    @Test
    void noRunAtAll() {
      Scenario scenario = Scenario.of(
          Schedule.daily(BERLIN, LocalTime.NOON),
          Instant.parse("2026-01-01T12:00:00Z"),
          Instant.parse("2026-01-01T13:00:00Z"));
      assertThatThrownBy(() -> Forecast.of(Keep.all(), scenario))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("has no run");
    }

    @Test
    void aTimeBeyondTheCalendar() {
      Scenario scenario = Scenario.of(
          Schedule.daily(BERLIN, LocalTime.NOON), Instant.MIN, Instant.MIN.plusSeconds(1));
      assertThatThrownBy(() -> Forecast.of(Keep.all(), scenario))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("leaves the calendar");
    }
  }
}
