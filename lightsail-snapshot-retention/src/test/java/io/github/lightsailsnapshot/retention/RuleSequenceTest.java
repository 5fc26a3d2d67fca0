package io.github.lightsailsnapshot.retention;

import static io.github.lightsailsnapshot.retention.Kept.explained;
import static io.github.lightsailsnapshot.retention.Kept.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lightsailsnapshot.retention.testing.SnapshotSeries;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rules in sequence. */
class RuleSequenceTest {
  private final List<Snapshot> daily = SnapshotSeries.daily(60, "2026-03-01T03:00:00Z");

  @Test
  void reachFurtherBackThanIndependentRules() {
    assertThat(names(Keep.last(3).or(Keep.daily(7)), daily)).hasSize(7);
    assertThat(names(Keep.inOrder(Keep.last(3), Keep.daily(7)), daily)).hasSize(10);
  }

  @Test
  void canDeleteMoreForALargerNumber() {
    List<Snapshot> untilSunday = SnapshotSeries.daily(60, "2026-11-08T03:00:00Z");
    assertThat(names(Keep.inOrder(Keep.weekly(1), Keep.monthly(1)), untilSunday))
        .containsExactly("2026-11-08T03:00:00Z", "2026-10-31T03:00:00Z");
    assertThat(names(Keep.inOrder(Keep.weekly(2), Keep.monthly(1)), untilSunday))
        .containsExactly("2026-11-08T03:00:00Z", "2026-11-01T03:00:00Z", "2026-10-25T03:00:00Z");
  }

  @Test
  void doNotReconsiderAPeriodThatARuleServed() {
    List<Snapshot> hourly = SnapshotSeries.hourly(4, "2026-03-01T03:00:00Z");
    assertThat(explained(Keep.inOrder(Keep.daily(1), Keep.hourly(4)), hourly))
        .isEqualTo(Map.of("2026-03-01T03:00:00Z", List.of("daily 1")));
  }

  @Test
  void leaveTheRestOfACoveredPeriodToTheNextRule() {
    List<Snapshot> hourly = SnapshotSeries.hourly(4, "2026-03-01T03:00:00Z");
    assertThat(explained(Keep.inOrder(Keep.last(1), Keep.daily(1), Keep.hourly(2)), hourly))
        .isEqualTo(Map.of(
            "2026-03-01T03:00:00Z", List.of("last 1"),
            "2026-03-01T02:00:00Z", List.of("hourly 2"),
            "2026-03-01T01:00:00Z", List.of("hourly 2")));
  }

  @Test
  void doNotKeepTheOldest() {
    assertThat(names(Keep.inOrder(Keep.monthly(5), Keep.yearly(5)), daily))
        .doesNotContain("2026-01-01T03:00:00Z")
        .hasSize(3);
  }

  @Test
  void needTheirRules() {
    assertThatThrownBy(() -> Keep.inOrder(null, Keep.last(1)))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> Keep.inOrder(Keep.last(1), Keep.last(2), Keep.last(3), null))
        .isInstanceOf(NullPointerException.class);
  }
}
