package io.github.lightsailsnapshot.retention;

import io.github.lightsailsnapshot.retention.RetentionPlan.Decision;
import io.github.lightsailsnapshot.retention.RetentionPlan.Verdict;
import java.time.Instant;
import java.util.List;

/** Deletes the failed snapshots of a plan that have a newer recovery point. */
final class FailedSnapshotCleanup {
  private static final List<String> REPLACED =
      List.of("failed, and there is a newer recovery point");

  private final RetentionPlan plan;
  private final Instant newestRecoveryPoint;

  FailedSnapshotCleanup(RetentionPlan plan) {
    this.plan = plan;
    this.newestRecoveryPoint = newestRecoveryPoint(plan);
  }

  private static Instant newestRecoveryPoint(RetentionPlan plan) {
    return plan.decisions().stream()
        .map(Decision::snapshot)
        .filter(Snapshot::isAvailable)
        .filter(snapshot -> Exclusion.of(snapshot, plan.now()) == null)
        .map(Snapshot::createdAt)
        .findFirst()
        .orElse(Instant.MIN);
  }

  RetentionPlan givenUp() {
    List<Decision> decisions = plan.decisions().stream()
        .map(decision -> isReplaced(decision.snapshot()) ? delete(decision) : decision)
        .toList();
    return new RetentionPlan(plan.now(), plan.zone(), decisions);
  }

  boolean isReplaced(Snapshot snapshot) {
    return Exclusion.of(snapshot, plan.now()) == Exclusion.FAILED
        && snapshot.createdAt().isBefore(newestRecoveryPoint);
  }

  private static Decision delete(Decision decision) {
    return new Decision(decision.snapshot(), Verdict.DELETE, REPLACED);
  }
}
