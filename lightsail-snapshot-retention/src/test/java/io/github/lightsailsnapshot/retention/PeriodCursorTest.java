package io.github.lightsailsnapshot.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.lightsailsnapshot.retention.testing.SnapshotSeries;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Labels against the calendar of the JDK, snapshot by snapshot. */
class PeriodCursorTest {
  private static final Map<CalendarPeriod, Function<LocalDateTime, Object>> CALENDAR = Map.of(
      CalendarPeriod.HOUR, time -> time.truncatedTo(ChronoUnit.HOURS),
      CalendarPeriod.DAY, LocalDateTime::toLocalDate,
      CalendarPeriod.WEEK,
          time -> time.get(IsoFields.WEEK_BASED_YEAR) * 100
              + time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
      CalendarPeriod.MONTH, time -> time.getYear() * 100 + time.getMonthValue(),
      CalendarPeriod.QUARTER, time -> time.getYear() * 10 + time.get(IsoFields.QUARTER_OF_YEAR),
      CalendarPeriod.YEAR, LocalDateTime::getYear);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Europe/London",
        "America/New_York",
        "Australia/Lord_Howe",
        "Pacific/Apia",
        "America/St_Johns",
        "Africa/Casablanca",
        "Asia/Tehran",
        "Antarctica/Troll",
        "Africa/Monrovia",
        "Asia/Manila"
      })
  void changeWhereTheCalendarDoesAroundEveryClockChange(String id) {
    ZoneId zone = ZoneId.of(id);
    ZoneOffsetTransition change =
        zone.getRules().nextTransition(Instant.parse("1840-01-01T00:00:00Z"));
    for (int i = 0; i < 200 && change != null; i++) {
      Instant after = change.getInstant().plus(Duration.ofHours(30));
      agreeWithTheCalendar(
          SnapshotSeries.every(Duration.ofMinutes(13), 280, after.toString()), zone);
      onTheSecond(change, zone);
      change = zone.getRules().nextTransition(change.getInstant());
    }
  }

  private static void onTheSecond(ZoneOffsetTransition change, ZoneId zone) {
    String after = change.getInstant().plusSeconds(2).toString();
    agreeWithTheCalendar(SnapshotSeries.every(Duration.ofMillis(500), 9, after), zone);
  }

  @Test
  void changeWhereTheCalendarDoesOverTheAges() {
    for (String end :
        List.of("+900000-01-01T00:00:00Z", "2400-03-01T00:00:00Z", "-3999-01-01T00:00:00Z")) {
      List<Snapshot> ages = SnapshotSeries.every(Duration.ofHours(1_007), 20_000, end);
      agreeWithTheCalendar(ages, ZoneId.of("Europe/London"));
    }
  }

  private static void agreeWithTheCalendar(List<Snapshot> snapshots, ZoneId zone) {
    History history = History.of(snapshots, Instant.MAX, zone);
    CALENDAR.forEach((period, calendar) -> {
      PeriodCursor labels = new PeriodCursor(period, history);
      long label = labels.at(0);
      Object expected = calendar.apply(local(snapshots.get(0), zone));
      for (int i = 1; i < snapshots.size(); i++) {
        Object next = calendar.apply(local(snapshots.get(i), zone));
        boolean changed = labels.at(i) != label;
        if (changed == next.equals(expected)) {
          fail("%s at %s in %s", period, snapshots.get(i).createdAt(), zone);
        }
        label = labels.at(i);
        expected = next;
      }
    });
  }

  private static LocalDateTime local(Snapshot snapshot, ZoneId zone) {
    return LocalDateTime.ofInstant(snapshot.createdAt(), zone);
  }

  @Test
  void areTheSameForTheSamePeriod() {
    assertThat(CalendarPeriod.WEEK.labelOf(0)).isEqualTo(CalendarPeriod.WEEK.labelOf(-3 * 86_400));
    assertThat(CalendarPeriod.WEEK.labelOf(-3 * 86_400 - 1))
        .isEqualTo(CalendarPeriod.WEEK.labelOf(0) - 1);
    for (CalendarPeriod period : CalendarPeriod.inTime()) {
      for (long label = -5_000; label < 5_000; label++) {
        assertThat(period.labelOf(period.startOf(label))).isEqualTo(label);
        assertThat(period.labelOf(period.startOf(label) - 1)).isEqualTo(label - 1);
      }
    }
  }
}
