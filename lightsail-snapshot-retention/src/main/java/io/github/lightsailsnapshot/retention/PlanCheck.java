package io.github.lightsailsnapshot.retention;

import io.github.lightsailsnapshot.retention.RetentionPlan.Decision;
import io.github.lightsailsnapshot.retention.text.PlainText;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rejects a plan that cannot be the result of any policy, because it violates the safeguards. */
final class PlanCheck {
  private final RetentionPlan plan;
  private final FailedSnapshotCleanup failed;
  private final Set<String> sources = new HashSet<>();

  PlanCheck(RetentionPlan plan) {
    this.plan = plan;
    this.failed = new FailedSnapshotCleanup(plan);
  }

  void check() {
    List<Snapshot> decided = plan.decisions().stream().map(Decision::snapshot).toList();
    if (!NewestFirst.of(decided).equals(decided)) {
      throw new IllegalArgumentException(
          "The decisions of a plan must be ordered newest snapshot first");
    }
    plan.decisions().forEach(this::check);
  }

  private void check(Decision decision) {
    Snapshot snapshot = decision.snapshot();
    Exclusion apart = Exclusion.of(snapshot, plan.now());
    if (apart == null) {
      boolean isLast = sources.add(snapshot.source().id());
      refuse(isLast && !decision.keeps(), snapshot, "last recovery point");
    } else {
      refuse(!decision.keeps() && !failed.isReplaced(snapshot), snapshot, apart.reason());
    }
  }

  private static void refuse(boolean isForged, Snapshot snapshot, String stays) {
    if (isForged) {
      throw new IllegalArgumentException("No plan deletes "
          + PlainText.line(snapshot.name(), PlainText.LONGEST_QUOTE) + ": " + stays);
    }
  }
}
