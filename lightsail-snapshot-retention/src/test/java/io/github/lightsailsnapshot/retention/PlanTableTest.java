package io.github.lightsailsnapshot.retention;

import static io.github.lightsailsnapshot.retention.Plans.NOW;
import static io.github.lightsailsnapshot.retention.Plans.at;
import static io.github.lightsailsnapshot.retention.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.retention.testing.SnapshotSeries;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A plan as text. */
class PlanTableTest {
  @Test
  void isReadable() {
    Snapshot named = Snapshot.available("by-hand", "web-1", Instant.parse("2026-11-20T23:30:00Z"));
    RetentionPlan plan = RetentionPlan.of(
        Keep.last(1).or(Keep.daily(1)),
        List.of(named, at("2026-11-22"), at("2026-11-21")),
        NOW,
        ZoneId.of("Europe/Paris"));
    assertThat(plan).hasToString("""
            keep    2026-11-22 04:00:00+01:00  2026-11-22T03:00:00Z  last 1, daily 1
            DELETE  2026-11-21 04:00:00+01:00  2026-11-21T03:00:00Z  no rule keeps it
            DELETE  2026-11-21 00:30:00+01:00  by-hand               no rule keeps it
            1 to keep, 2 to delete (times in Europe/Paris)""");
  }

  @Test
  void distinguishesTheHoursThatOccurTwice() {
    RetentionPlan plan = RetentionPlan.of(
        Keep.all(),
        SnapshotSeries.hourly(2, "2026-10-25T01:30:00Z"),
        NOW,
        ZoneId.of("Europe/London"));
    assertThat(plan.toString())
        .contains("2026-10-25 01:30:00+00:00  ", "2026-10-25 01:30:00+01:00  ");
  }

  @Test
  void noNameOrReasonCanForgeALine() {
    Snapshot forged = Snapshot.available("a\nkeep", "web-1", NOW);
    RetentionPolicy policy = RetentionPolicy.of("\u001b[31m\nDELETE", History::newestFirst);
    assertThat(plan(policy, forged)).hasToString("""
            keep    2026-11-22 03:00:00  a?keep  ?[31m?DELETE
            1 to keep, 0 to delete (times in UTC)""");
  }

  @Test
  void isOneLineForAnEmptyPlan() {
    assertThat(plan(Keep.all())).hasToString("0 to keep, 0 to delete (times in UTC)");
  }
}
