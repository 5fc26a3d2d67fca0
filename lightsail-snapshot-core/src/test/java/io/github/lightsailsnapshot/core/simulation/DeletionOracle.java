package io.github.lightsailsnapshot.core.simulation;

import io.github.lightsailsnapshot.retention.History;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What may be deleted of a job's own snapshots: what the policy gives up, less the guards, which are spelled out here once
 * more instead of asking the product's plan.
 */
final class DeletionOracle {
  private final JobPlan plan;
  private final List<Snapshot> own;
  private final Instant now;
  private final Optional<String> ownName;
  private final Set<Snapshot> wanted = new HashSet<>();
  private final Set<Snapshot> recoveryPoints = new HashSet<>();
  private Instant newestGood = Instant.MIN;
  private boolean isPolicyBroken;

  /**
   * @param own the job's own snapshots, newest first
   * @param ownName the run's own one
   */
  DeletionOracle(JobPlan plan, List<Snapshot> own, Instant now, Optional<String> ownName) {
    this.plan = plan;
    this.own = own;
    this.now = now;
    this.ownName = ownName;
    guard();
    ask();
  }

  private boolean isJudged(Snapshot snapshot) {
    return snapshot.state() == State.AVAILABLE && !snapshot.createdAt().isAfter(now);
  }

  private void guard() {
    Set<String> sources = new HashSet<>();
    for (Snapshot snapshot : own) {
      if (isJudged(snapshot) && sources.add(snapshot.source().id())) {
        recoveryPoints.add(snapshot);
        newestGood = recoveryPoints.size() == 1 ? snapshot.createdAt() : newestGood;
      }
    }
  }

  /** A policy that fails keeps everything, failed snapshots too. */
  private void ask() {
    try {
      wanted.addAll(plan.policy().keep(History.of(own, now, plan.zone())));
      isPolicyBroken = !own.containsAll(wanted);
    } catch (RuntimeException | AssertionError broken) {
      isPolicyBroken = true;
    }
  }

  /** The rule that forbids to delete it, if one does. */
  Optional<Invariant> forbids(Snapshot snapshot) {
    if (ownName.isPresent() && ownName.get().equals(snapshot.name())) {
      return Optional.of(Invariant.ITS_OWN_SNAPSHOT_STAYS);
    }
    if (isPolicyBroken) {
      return Optional.of(Invariant.NOTHING_THE_POLICY_KEEPS);
    }
    if (snapshot.state() == State.ERROR) {
      return mayGoAsFailed(snapshot)
          ? Optional.empty()
          : Optional.of(Invariant.ONLY_WHAT_IS_JUDGED);
    }
    if (!isJudged(snapshot)) {
      return Optional.of(Invariant.ONLY_WHAT_IS_JUDGED);
    }
    if (recoveryPoints.contains(snapshot)) {
      return Optional.of(Invariant.LAST_RECOVERY_POINT);
    }
    return wanted.contains(snapshot)
        ? Optional.of(Invariant.NOTHING_THE_POLICY_KEEPS)
        : Optional.empty();
  }

  private boolean mayGoAsFailed(Snapshot failed) {
    return plan.deleteFailed()
        && !failed.createdAt().isAfter(now)
        && failed.createdAt().isBefore(newestGood);
  }

  /** What the plan gives up, but for names that may still be asked for. */
  List<Snapshot> givenUp() {
    return own.stream().filter(snapshot -> forbids(snapshot).isEmpty()).toList();
  }

  /** What must stay at a moment because its name may still be requested. */
  static boolean isLocked(JobPlan plan, Snapshot snapshot, Instant moment) {
    return plan.isOfSomeSlot(snapshot.name()) && mayBeLocked(plan, snapshot, moment);
  }

  /** The same, and what may stay although no slot can give its name. */
  static boolean mayBeLocked(JobPlan plan, Snapshot snapshot, Instant moment) {
    return plan.slot().isPresent()
        && ExpectedNames.timeIn(snapshot.name())
            .filter(time -> moment.isBefore(plan.lockedUntil(plan.slotOf(time))))
            .isPresent();
  }
}
