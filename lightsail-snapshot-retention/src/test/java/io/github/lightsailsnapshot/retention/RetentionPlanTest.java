package io.github.lightsailsnapshot.retention;

import static io.github.lightsailsnapshot.retention.Plans.NOW;
import static io.github.lightsailsnapshot.retention.Plans.at;
import static io.github.lightsailsnapshot.retention.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lightsailsnapshot.retention.RetentionPlan.Decision;
import io.github.lightsailsnapshot.retention.RetentionPlan.Verdict;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a plan keeps and why, its input, and its decisions. */
class RetentionPlanTest {
  private final Snapshot today = at("2026-11-22");

  private List<String> reasonFor(RetentionPolicy policy, Map<String, String> tags) {
    RetentionPlan plan = plan(policy, today, at("2026-11-21").withTags(tags));
    assertThat(plan.deletions()).hasSize(1);
    return plan.decisions().get(1).reasons();
  }

  @Test
  void theReasonMentionsATagThatDiffersFromARuleOnlyInCase() {
    assertThat(reasonFor(Keep.last(1).or(Keep.tagged("Hold")), Map.of("a", "", "hold", "")))
        .containsExactly("no rule keeps it; its tag hold differs from tagged=Hold only in case");
    assertThat(reasonFor(Keep.tagged("hold", "yes"), Map.of("hold", "Yes")))
        .containsExactly(
            "no rule keeps it; its tag hold:Yes differs from tagged=hold:yes only in case");
  }

  @Test
  void theReasonIsPlainIfTagsDifferInMore() {
    for (Map<String, String> tags :
        List.of(Map.of("holds", ""), Map.of("hold", "no"), Map.<String, String>of())) {
      assertThat(reasonFor(Keep.tagged("hold", "yes"), tags)).containsExactly("no rule keeps it");
    }
    assertThat(reasonFor(Keep.last(1), Map.of("Hold", ""))).containsExactly("no rule keeps it");
  }

  @Test
  void aDecisionNeedsAReason() {
    assertThatThrownBy(() -> new Decision(at("2026-11-22"), Verdict.KEEP, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("No reason to KEEP 2026-11-22T03:00:00Z");
  }

  @Test
  void aDecisionNeedsASnapshotAndAVerdict() {
    assertThatThrownBy(() -> new Decision(null, Verdict.KEEP, List.of("mine")))
        .hasMessage("snapshot");
    assertThatThrownBy(() -> new Decision(at("2026-11-22"), null, List.of("mine")))
        .hasMessage("verdict");
  }

  @Test
  void aDecisionIsIndependentOfTheListThatItWasGiven() {
    List<String> reasons = new ArrayList<>(List.of("mine"));
    Decision decision = new Decision(at("2026-11-22"), Verdict.KEEP, reasons);
    reasons.clear();
    assertThat(decision.reasons()).containsExactly("mine");
  }

  @Test
  void decisionsCannotBeRemovedFromAPlan() {
    List<Decision> decisions = plan(Keep.all(), at("2026-11-22")).decisions();
    assertThatThrownBy(decisions::clear).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void hasTheTimeAndZoneThatItWasMadeFor() {
    RetentionPlan plan = RetentionPlan.of(Keep.all(), List.of(), NOW, ZoneId.of("Asia/Kolkata"));
    assertThat(plan.now()).isEqualTo(NOW);
    assertThat(plan.zone()).isEqualTo(ZoneId.of("Asia/Kolkata"));
  }
}
