package io.github.lightsailsnapshot.retention;

import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Applies a policy again and again, as a job does that runs for years: each {@link #step} adds a new snapshot, plans at
 * the time of its creation, and deletes what the plan does not keep. The result is the same as that of {@link
 * RetentionPlan#of} at each step, including its safeguards.
 *
 * <p>For the rules of {@link Keep} and their combinations, a step costs time in proportion to what changes, not to the
 * number of snapshots; only a sequence walks over the snapshots that its second and later rules reach. If any part of a policy is a function
 * of the host, a custom keyword or another implementation of {@link RetentionPolicy}, each step creates a plan: it
 * calls the function once with the whole history, and costs that time, plus time in proportion to the number of
 * snapshots.
 *
 * <p>Instances have state and are not thread-safe.
 */
public final class RollingPlan {
  private final Engine engine;
  private final StepOrder order;

  private RollingPlan(Engine engine, StepOrder order) {
    this.engine = engine;
    this.order = order;
  }

  /** How the steps are computed. */
  sealed interface Engine permits IncrementalSteps, PlannedSteps {
    List<Snapshot> step(Snapshot made);

    Stream<Snapshot> held();

    int size();

    boolean isFilled();
  }

  /**
   * Creates the state before the first step.
   *
   * @param policy the policy
   * @param existing the snapshots that exist before the first step, in any order and state; not modified
   * @param zone the time zone that defines hours, days, weeks, months and years
   * @return the state
   * @throws IllegalArgumentException if a snapshot is null or two have the same name
   * @throws NullPointerException if a parameter is null
   */
  public static RollingPlan of(RetentionPolicy policy, Collection<Snapshot> existing, ZoneId zone) {
    Objects.requireNonNull(policy, "policy");
    Objects.requireNonNull(zone, "zone");
    List<Snapshot> newestFirst = NewestFirst.of(Objects.requireNonNull(existing, "existing"));
    return new RollingPlan(
        RollingRules.areKnown(policy)
            ? new IncrementalSteps(policy, newestFirst, zone)
            : new PlannedSteps(policy, newestFirst, zone),
        new StepOrder(newestFirst));
  }

  /**
   * Adds a new snapshot, and deletes what the policy does not keep at the time of its creation.
   *
   * @param made the new snapshot: available, not a copy of an automatic one, and created after that of the last step
   * @return the deleted snapshots, newest first
   * @throws IllegalArgumentException if the snapshot is not such a one, or there was one with its name
   * @throws PolicyException if a function of the host fails, as described for {@link RetentionPlan#of}
   */
  public List<Snapshot> step(Snapshot made) {
    order.next(made);
    return engine.step(made);
  }

  /**
   * Returns the snapshots that exist now, after the deletions of the last step.
   *
   * @return the snapshots, newest first
   */
  public List<Snapshot> held() {
    return engine.held().sorted(Snapshot.NEWEST_FIRST).toList();
  }

  /**
   * Returns how many snapshots exist now.
   *
   * @return the size of {@link #held()}
   */
  public int size() {
    return engine.size();
  }

  /**
   * Returns whether each rule of the policy had all that it can keep in the last step: a counting rule its number of
   * periods, each rule of a sequence its own, an age rule a history that is older than its span. From then on, as many
   * snapshots go as come, apart from the course of the calendar. A rule without a limit, such as {@code yearly=all},
   * is never filled. This is known of the rules of {@link Keep} only.
   *
   * @return whether each rule is filled; false before the first step, and if {@link #isIncremental()} is false
   */
  public boolean isFilled() {
    return order.hasBegun() && engine.isFilled();
  }

  /**
   * Returns whether the policy consists of rules of {@link Keep} other than {@link Keep#matching}, so that steps are
   * computed from what changes.
   *
   * @return false if each step creates a plan
   */
  public boolean isIncremental() {
    return engine instanceof IncrementalSteps;
  }
}
