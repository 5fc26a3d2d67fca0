package io.github.lightsailsnapshot.retention;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * A decision, with reasons, for every snapshot: the result of a policy, after the safeguards that no policy can
 * disable. Immutable. Two plans are equal if they have the same time, zone, decisions and reasons.
 *
 * <p>The following are kept regardless of the policy, and do not count for any rule:
 *
 * <ul>
 * <li>snapshots in state {@link Snapshot.State#PENDING} or {@link Snapshot.State#UNKNOWN}: "not yet available";
 * <li>snapshots dated after the plan's {@link #now()}: "dated in the future";
 * <li>copies of automatic snapshots: "copy of an automatic snapshot";
 * <li>snapshots in state {@link Snapshot.State#ERROR}: "failed, not counted". {@link #deletingFailed()} deletes those
 * that have a newer recovery point.
 * </ul>
 *
 * <p>The newest of the other snapshots, and the newest one of each {@link SourceRef#id()}, are kept as "last
 * recovery point" even if no rule keeps them. This cannot be disabled.
 */
public final class RetentionPlan {
  private final Instant now;
  private final ZoneId zone;
  private final List<Decision> decisions;

  RetentionPlan(Instant now, ZoneId zone, List<Decision> decisions) {
    this.now = now;
    this.zone = zone;
    this.decisions = Collections.unmodifiableList(decisions);
  }

  /**
   * Creates a plan with a decision for each of the given snapshots and for no other. It calls the policy's {@link
   * RetentionPolicy#explain}. No policy can override the way in which plans are created.
   *
   * @param policy the policy
   * @param snapshots the snapshots of one source that one job created, in any order and state; not modified
   * @param now the time of the decision, by the clock of the service that holds the snapshots
   * @param zone the time zone that defines hours, days, weeks, months and years
   * @return the plan
   * @throws IllegalArgumentException if a snapshot is null or two have the same name
   * @throws NullPointerException if one of the parameters is null
   * @throws PolicyException if the policy throws any exception or {@link Error}, returns null, or returns a snapshot
   *     that is not in its history. Only errors of the JVM, such as {@link OutOfMemoryError} but not {@link
   *     StackOverflowError}, are rethrown unchanged
   */
  public static RetentionPlan of(
      RetentionPolicy policy, Collection<Snapshot> snapshots, Instant now, ZoneId zone) {
    Objects.requireNonNull(policy, "policy");
    Objects.requireNonNull(snapshots, "snapshots");
    Objects.requireNonNull(now, "now");
    Objects.requireNonNull(zone, "zone");
    return new PlanBuilder(policy, NewestFirst.of(snapshots), now, zone).plan();
  }

  /**
   * Recreates an earlier plan from its parts, for reports that are stored and read back. It only documents what was
   * decided: a job never deletes by it, because each run creates its own plan with {@link #of}.
   *
   * @param decisions the plan's {@link #decisions()}
   * @param now the plan's {@link #now()}
   * @param zone the plan's {@link #zone()}
   * @return a plan that equals the original one
   * @throws IllegalArgumentException if the plan cannot be the result of any policy: the decisions are not newest
   *     first, a name occurs twice, or a snapshot is deleted that must be kept regardless of the policy
   * @throws NullPointerException if a parameter or a decision is null
   */
  public static RetentionPlan recorded(List<Decision> decisions, Instant now, ZoneId zone) {
    RetentionPlan plan = new RetentionPlan(
        Objects.requireNonNull(now, "now"),
        Objects.requireNonNull(zone, "zone"),
        List.copyOf(decisions));
    new PlanCheck(plan).check();
    return plan;
  }

  /** The decision on a snapshot. */
  public enum Verdict {
    /** The snapshot is kept. */
    KEEP,
    /** The snapshot may be deleted. */
    DELETE
  }

  /**
   * The decision on one snapshot, with reasons.
   *
   * @param snapshot the snapshot
   * @param verdict whether it is kept
   * @param reasons the reasons, at least one, as readable text
   */
  public record Decision(Snapshot snapshot, Verdict verdict, List<String> reasons) {

    /**
     * Copies the reasons.
     *
     * @throws IllegalArgumentException if there is no reason
     * @throws NullPointerException if a component is null
     */
    public Decision {
      Objects.requireNonNull(snapshot, "snapshot");
      Objects.requireNonNull(verdict, "verdict");
      reasons = List.copyOf(Objects.requireNonNull(reasons, "reasons"));
      if (reasons.isEmpty()) {
        throw new IllegalArgumentException("No reason to " + verdict + " " + snapshot.name());
      }
    }

    /**
     * Returns whether the snapshot is kept.
     *
     * @return whether the verdict is {@link Verdict#KEEP}
     */
    public boolean keeps() {
      return verdict == Verdict.KEEP;
    }
  }

  /**
   * Returns the decisions, newest snapshot first; those on snapshots of the same instant are ordered by name.
   *
   * @return an unmodifiable list with one decision for each snapshot
   */
  public List<Decision> decisions() {
    return decisions;
  }

  /**
   * Returns the snapshots that are kept.
   *
   * @return the snapshots, newest first
   */
  public List<Snapshot> kept() {
    return decided(Verdict.KEEP);
  }

  /**
   * Returns the snapshots that may be deleted.
   *
   * @return the snapshots, newest first
   */
  public List<Snapshot> deletions() {
    return decided(Verdict.DELETE);
  }

  private List<Snapshot> decided(Verdict verdict) {
    return decisions.stream()
        .filter(decision -> decision.verdict() == verdict)
        .map(Decision::snapshot)
        .toList();
  }

  /**
   * Returns the time for which the plan was created.
   *
   * @return the time, by the clock of the service that holds the snapshots
   */
  public Instant now() {
    return now;
  }

  /**
   * Returns the time zone that defined hours, days, weeks, months and years.
   *
   * @return the zone
   */
  public ZoneId zone() {
    return zone;
  }

  /**
   * Returns this plan, modified to also delete each failed snapshot that has a newer recovery point.
   *
   * @return the plan
   */
  public RetentionPlan deletingFailed() {
    return new FailedSnapshotCleanup(this).givenUp();
  }

  /**
   * Returns this plan, modified to keep certain snapshots that it would delete. Snapshots that it already keeps are
   * unchanged.
   *
   * @param reason the reason, as readable text; not blank
   * @param which selects the snapshots to keep; called only for those that the plan would delete
   * @return the plan
   * @throws IllegalArgumentException if the reason is blank
   */
  public RetentionPlan keeping(String reason, Predicate<? super Snapshot> which) {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("A reason to keep snapshots is needed");
    }
    Objects.requireNonNull(which, "which");
    List<Decision> kept = decisions.stream()
        .map(decision -> decision.keeps() || !which.test(decision.snapshot())
            ? decision
            : new Decision(decision.snapshot(), Verdict.KEEP, List.of(reason)))
        .toList();
    return new RetentionPlan(now, zone, kept);
  }

  /** Returns whether the other object is a plan with the same time and zone and equal decisions. */
  @Override
  public boolean equals(Object other) {
    return other instanceof RetentionPlan plan
        && now.equals(plan.now)
        && zone.equals(plan.zone)
        && decisions.equals(plan.decisions);
  }

  @Override
  public int hashCode() {
    return Objects.hash(now, zone, decisions);
  }

  /**
   * Returns a readable table with one line for each snapshot: its verdict, its time in the zone (with the offset if it
   * changes), its name and the reasons.
   */
  @Override
  public String toString() {
    return new PlanTable(this).toString();
  }
}
