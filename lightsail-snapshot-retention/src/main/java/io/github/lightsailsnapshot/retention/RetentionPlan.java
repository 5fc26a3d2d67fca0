package io.github.lightsailsnapshot.retention;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * A decision, with its reasons, for every snapshot: what a policy argued for, after the guards that no policy can switch
 * off. Immutable. Two plans are equal if they are of the same time and zone and decide the same for the same reasons.
 *
 * <p>These stay whatever the policy says, and fill no slot of any rule:
 *
 * <ul>
 *   <li>what is {@link Snapshot.State#PENDING} or {@link Snapshot.State#UNKNOWN}: "not yet available";
 *   <li>what is dated after the plan's {@link #now()}: "dated in the future";
 *   <li>a copy of an automatic snapshot: "copy of an automatic snapshot";
 *   <li>what is in {@link Snapshot.State#ERROR}: "failed, not counted". {@link #deletingFailed()} gives those up that a newer
 *       recovery point has replaced.
 * </ul>
 *
 * <p>The newest of the rest, and the newest one of every {@link SourceRef#id()}, stays as "last recovery point" even if
 * no rule wants it. There is no way to ask for none.
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
   * Decides on every snapshot: the only way from a policy to a plan, which no class of a policy can change. The policy is asked by its
   * {@link RetentionPolicy#explain}; the plan has a decision for each of the snapshots given here and for no other.
   *
   * @param policy argues for snapshots
   * @param snapshots the snapshots of one source that were made by one job, in any order and state; left as they are
   * @param now the time to judge at, by the clock of the service that holds the snapshots
   * @param zone the zone whose hours, days, weeks, months and years count
   * @return the plan
   * @throws IllegalArgumentException if a snapshot is null or a name is given twice
   * @throws NullPointerException if one of the parameters is null
   * @throws PolicyException if the policy throws anything at all, an {@link Error} too, or answers null or with something that
   *     was not in its history. Only the errors of the machine itself, such as {@link OutOfMemoryError} but not {@link
   *     StackOverflowError}, go on as they are
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
   * A plan that was made before, put together again from its parts: for an account of a run that is stored and read back. It
   * is a record of what was decided. A job never deletes by it: each run makes its own plan by {@link #of}.
   *
   * @param decisions what was decided, as {@link #decisions()} had it
   * @param now what {@link #now()} was
   * @param zone what {@link #zone()} was
   * @return a plan that equals the one that the parts are of
   * @throws IllegalArgumentException if no policy can have come to it: the decisions are not newest first, a name is decided
   *     on twice, or a snapshot is given up that stays whatever a policy says
   * @throws NullPointerException if one of the parameters or decisions is null
   */
  public static RetentionPlan recorded(List<Decision> decisions, Instant now, ZoneId zone) {
    RetentionPlan plan = new RetentionPlan(
        Objects.requireNonNull(now, "now"),
        Objects.requireNonNull(zone, "zone"),
        List.copyOf(decisions));
    new PlanCheck(plan).check();
    return plan;
  }

  /** What is to become of a snapshot. */
  public enum Verdict {
    /** It stays. */
    KEEP,
    /** It may go. */
    DELETE
  }

  /**
   * What is to become of one snapshot, and why.
   *
   * @param snapshot the snapshot
   * @param verdict whether it stays
   * @param reasons why, at least one, for people to read
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
     * Whether the snapshot stays.
     *
     * @return whether the verdict is {@link Verdict#KEEP}
     */
    public boolean keeps() {
      return verdict == Verdict.KEEP;
    }
  }

  /**
   * The decisions, newest snapshot first; snapshots of the same instant in the order of their names.
   *
   * @return an unmodifiable list, one for each snapshot that was given
   */
  public List<Decision> decisions() {
    return decisions;
  }

  /**
   * The snapshots that stay.
   *
   * @return them, newest first
   */
  public List<Snapshot> kept() {
    return decided(Verdict.KEEP);
  }

  /**
   * The snapshots that may go.
   *
   * @return them, newest first
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
   * The time that the plan was made for.
   *
   * @return the time, by the clock of the service that holds the snapshots
   */
  public Instant now() {
    return now;
  }

  /**
   * The zone whose hours, days, weeks, months and years counted.
   *
   * @return the zone
   */
  public ZoneId zone() {
    return zone;
  }

  /**
   * The same plan, which also gives up each failed snapshot that has a newer recovery point.
   *
   * @return the plan
   */
  public RetentionPlan deletingFailed() {
    return new FailedSnapshotCleanup(this).givenUp();
  }

  /**
   * The same plan, which keeps certain snapshots that it gave up. Those that it keeps already stay for the reasons that they
   * have; nothing is given up by this.
   *
   * @param reason why they stay, for people to read; not blank
   * @param which which snapshots stay; asked about those alone that the plan gave up
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

  /** Whether the other one is a plan of the same time and zone with equal decisions. */
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

  /** A table to read: a line a snapshot with its verdict, its time in the zone (with the offset where clocks change), its
   * name and the reasons. */
  @Override
  public String toString() {
    return new PlanTable(this).toString();
  }
}
