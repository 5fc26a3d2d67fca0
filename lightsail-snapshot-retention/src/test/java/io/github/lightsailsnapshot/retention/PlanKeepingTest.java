package io.github.lightsailsnapshot.retention;

import static io.github.lightsailsnapshot.retention.Plans.NOTHING;
import static io.github.lightsailsnapshot.retention.Plans.at;
import static io.github.lightsailsnapshot.retention.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lightsailsnapshot.retention.RetentionPlan.Decision;
import io.github.lightsailsnapshot.retention.RetentionPlan.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A plan that is made to keep more. */
class PlanKeepingTest {
  private final Snapshot today = at("2026-11-22");
  private final Snapshot failed = at("2026-11-21").withState(Snapshot.State.ERROR);
  private final Snapshot old = at("2026-11-20");
  private final RetentionPlan plan = plan(NOTHING, today, failed, old).deletingFailed();

  @Test
  void keepsADeletionForTheGivenReason() {
    RetentionPlan keeping = plan.keeping("not yet", snapshot -> snapshot.equals(failed));
    assertThat(keeping.kept()).containsExactly(today, failed);
    assertThat(keeping.deletions()).containsExactly(old);
    assertThat(keeping.decisions().get(1))
        .isEqualTo(new Decision(failed, Verdict.KEEP, List.of("not yet")));
    assertThat(keeping.now()).isEqualTo(plan.now());
    assertThat(keeping.zone()).isEqualTo(plan.zone());
  }

  @Test
  void leavesTheReasonsOfWhatIsKept() {
    assertThat(plan.keeping("not yet", snapshot -> true).decisions())
        .contains(plan.decisions().get(0))
        .hasSize(3);
    assertThat(plan.keeping("not yet", snapshot -> false).decisions()).isEqualTo(plan.decisions());
  }

  @Test
  void doesNotModifyThePlan() {
    plan.keeping("not yet", snapshot -> true);
    assertThat(plan.deletions()).containsExactly(failed, old);
  }

  @Test
  void needsAReason() {
    assertThatThrownBy(() -> plan.keeping(" ", snapshot -> true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A reason to keep snapshots is needed");
    assertThatThrownBy(() -> plan.keeping("not yet", null)).hasMessage("which");
  }
}
