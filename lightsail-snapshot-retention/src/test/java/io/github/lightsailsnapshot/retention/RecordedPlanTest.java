package io.github.lightsailsnapshot.retention;

import static io.github.lightsailsnapshot.retention.Plans.NOW;
import static io.github.lightsailsnapshot.retention.Plans.at;
import static io.github.lightsailsnapshot.retention.Plans.automatic;
import static io.github.lightsailsnapshot.retention.Plans.ofSource;
import static io.github.lightsailsnapshot.retention.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lightsailsnapshot.retention.RetentionPlan.Decision;
import io.github.lightsailsnapshot.retention.RetentionPlan.Verdict;
import io.github.lightsailsnapshot.retention.testing.RandomHistory;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A plan that is built from recorded decisions. */
class RecordedPlanTest {
  private final Snapshot newest = at("2026-11-21");
  private final Snapshot failed = at("2026-11-20").withState(Snapshot.State.ERROR);
  private final Snapshot oldest = at("2026-11-19");

  private RetentionPlan recorded(Decision... decisions) {
    return RetentionPlan.recorded(List.of(decisions), NOW, ZoneOffset.UTC);
  }

  private Decision keep(Snapshot snapshot) {
    return new Decision(snapshot, Verdict.KEEP, List.of("wanted"));
  }

  private Decision delete(Snapshot snapshot) {
    return new Decision(snapshot, Verdict.DELETE, List.of("not wanted"));
  }

  private void isRefused(String message, Decision... decisions) {
    assertThatThrownBy(() -> recorded(decisions))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void equalsThePlanThatWasRecorded() {
    Seeds.each(200, seed -> {
      RandomHistory history = RandomHistory.of(seed);
      RetentionPolicy policy = RandomPolicies.independent(seed);
      RetentionPlan plan =
          RetentionPlan.of(policy, history.snapshots(), history.now(), history.zone());
      for (RetentionPlan made : List.of(plan, plan.deletingFailed())) {
        RetentionPlan again = RetentionPlan.recorded(made.decisions(), made.now(), made.zone());
        assertThat(again).isEqualTo(made).hasSameHashCodeAs(made).hasToString(made.toString());
      }
    });
  }

  @Test
  void differsFromAPlanOfAnotherTimeZoneOrDecision() {
    RetentionPlan plan = recorded(keep(newest), delete(oldest));
    List<Decision> decisions = plan.decisions();
    assertThat(plan)
        .isNotEqualTo(RetentionPlan.recorded(decisions, NOW.plusNanos(1), ZoneOffset.UTC))
        .isNotEqualTo(RetentionPlan.recorded(decisions, NOW, ZoneId.of("UTC")))
        .isNotEqualTo(recorded(keep(newest), keep(oldest)))
        .isNotEqualTo(recorded(keep(newest)))
        .isNotEqualTo(new Object());
  }

  @Test
  void isRefusedIfItDeletesALastRecoveryPoint() {
    isRefused(
        "No plan deletes " + newest.name() + ": last recovery point", delete(newest), keep(oldest));
    isRefused(
        "No plan deletes " + oldest.name() + ": last recovery point",
        keep(newest),
        delete(ofSource("another", oldest)));
  }

  @Test
  void isRefusedIfItDeletesWhatIsNeverDeleted() {
    Snapshot pending = newest.withState(Snapshot.State.PENDING);
    isRefused("No plan deletes " + newest.name() + ": not yet available", delete(pending));
    Snapshot future = at("2026-12-24");
    isRefused("No plan deletes " + future.name() + ": dated in the future", delete(future));
    isRefused(
        "No plan deletes " + oldest.name() + ": copy of an automatic snapshot",
        keep(newest),
        delete(automatic(oldest)));
    isRefused("No plan deletes " + failed.name() + ": failed, not counted", delete(failed));
  }

  @Test
  void canDeleteAFailedSnapshotThatWasReplaced() {
    assertThat(recorded(keep(newest), delete(failed)).deletions()).containsExactly(failed);
  }

  @Test
  void isRefusedOutOfOrderOrWithANameTwice() {
    isRefused(
        "The decisions of a plan must be ordered newest snapshot first",
        keep(oldest),
        keep(newest));
    isRefused(
        "Snapshot " + newest.name() + " is given twice; names must be unique",
        keep(newest),
        keep(newest));
  }

  @Test
  void isIndependentOfTheListThatItWasGiven() {
    List<Decision> decisions = new ArrayList<>(List.of(keep(newest)));
    RetentionPlan plan = RetentionPlan.recorded(decisions, NOW, ZoneOffset.UTC);
    decisions.clear();
    assertThat(plan.decisions()).hasSize(1);
  }
}
