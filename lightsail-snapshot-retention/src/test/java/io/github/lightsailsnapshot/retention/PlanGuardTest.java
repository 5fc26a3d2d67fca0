package io.github.lightsailsnapshot.retention;

import static io.github.lightsailsnapshot.retention.Plans.NOTHING;
import static io.github.lightsailsnapshot.retention.Plans.NOW;
import static io.github.lightsailsnapshot.retention.Plans.at;
import static io.github.lightsailsnapshot.retention.Plans.automatic;
import static io.github.lightsailsnapshot.retention.Plans.ofSource;
import static io.github.lightsailsnapshot.retention.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.retention.RetentionPlan.Decision;
import io.github.lightsailsnapshot.retention.RetentionPlan.Verdict;
import io.github.lightsailsnapshot.retention.testing.SnapshotSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a plan keeps although no rule wants it. */
class PlanGuardTest {
  private final Snapshot today = at("2026-11-22");
  private final Snapshot yesterday = at("2026-11-21");
  private final Snapshot before = at("2026-11-20");

  @Test
  void keepsTheNewestRecoveryPointWhateverThePolicy() {
    RetentionPlan plan = plan(NOTHING, before, today, yesterday);
    assertThat(plan.kept()).containsExactly(today);
    assertThat(plan.deletions()).containsExactly(yesterday, before);
    assertThat(plan.decisions())
        .containsExactly(
            new Decision(today, Verdict.KEEP, List.of("last recovery point")),
            new Decision(yesterday, Verdict.DELETE, List.of("no rule keeps it")),
            new Decision(before, Verdict.DELETE, List.of("no rule keeps it")));
  }

  @Test
  void isTheReasonOnlyIfNoRuleWantsTheSnapshot() {
    assertThat(plan(Keep.last(1), today, before).decisions().get(0).reasons())
        .containsExactly("last 1");
  }

  @Test
  void keepsTheNewestOfASourceThatWasRecreated() {
    Snapshot old = ofSource("arn:old", yesterday);
    Snapshot older = ofSource("arn:old", before);
    RetentionPlan plan = plan(Keep.last(1), today, old, older);
    assertThat(plan.kept()).containsExactly(today, old);
    assertThat(plan.decisions().get(1).reasons()).containsExactly("last recovery point");
  }

  @Test
  void keepsWhatCannotBeJudged() {
    Snapshot pending = at("2026-11-19").withState(Snapshot.State.PENDING);
    Snapshot unknown = at("2026-11-18").withState(Snapshot.State.UNKNOWN);
    Snapshot failed = at("2026-11-17").withState(Snapshot.State.ERROR);
    Snapshot copy = automatic(at("2026-11-16"));
    Snapshot future = SnapshotSeries.at(NOW.plusNanos(1));
    RetentionPlan plan = plan(NOTHING, pending, unknown, failed, copy, future, today);
    assertThat(plan.deletions()).isEmpty();
    assertThat(plan.decisions())
        .extracting(Decision::reasons)
        .containsExactly(
            List.of("dated in the future"),
            List.of("last recovery point"),
            List.of("not yet available"),
            List.of("not yet available"),
            List.of("failed, not counted"),
            List.of("copy of an automatic snapshot"));
  }

  @Test
  void doesNotCountWhatIsNoRecoveryPoint() {
    Snapshot failed = today.withState(Snapshot.State.ERROR);
    Snapshot copy = automatic(yesterday);
    assertThat(plan(Keep.last(1), failed, copy, before).decisions().get(2).reasons())
        .containsExactly("last 1");
  }

  @Test
  void countsASnapshotDatedNow() {
    assertThat(plan(NOTHING, SnapshotSeries.at(NOW), SnapshotSeries.at(NOW.plusNanos(1)))
            .decisions()
            .get(1)
            .reasons())
        .containsExactly("last recovery point");
  }

  @Test
  void keepsNothingOfAnEmptyHistory() {
    RetentionPlan plan = plan(Keep.all());
    assertThat(plan.decisions()).isEmpty();
    assertThat(plan.deletingFailed().decisions()).isEmpty();
  }
}
