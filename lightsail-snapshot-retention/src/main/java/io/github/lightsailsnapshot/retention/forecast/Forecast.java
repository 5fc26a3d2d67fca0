package io.github.lightsailsnapshot.retention.forecast;

import io.github.lightsailsnapshot.retention.RetentionPolicy;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A policy, run forward over a {@link Scenario}. At each step, a new snapshot is available at the time of the run, the
 * plan is made for that time, and its deletions happen at once. The steps are those of {@link
 * io.github.lightsailsnapshot.retention.RetentionPlan#of RetentionPlan.of} at each run, with all its safeguards.
 * Immutable.
 *
 * <p>For the rules of {@link io.github.lightsailsnapshot.retention.Keep Keep}, ten years of hourly snapshots take less
 * than a second; a sequence takes longer if its second and later rules reach thousands of snapshots. A function of the host is called once at each step with the whole history, and each such step also
 * takes time in proportion to the number of snapshots that are held: a function that keeps a hundred of them costs
 * about a hundred times as much as one step of a rule, one that keeps all costs the square of the number of steps.
 *
 * <p>The new snapshots are of the source of the newest existing one, have no tags, and are named by their time. Nothing
 * else happens to the existing ones: what is pending or failed stays so.
 */
public final class Forecast {
  private final RetentionPolicy policy;
  private final Scenario scenario;
  private final List<ForecastStep> steps;
  private final Optional<SteadyState> steady;
  private final Map<Age, Duration> gaps;

  Forecast(ForecastRun run) {
    this.policy = run.policy();
    this.scenario = run.scenario();
    this.steps = run.steps();
    this.steady = run.steady();
    this.gaps = run.gaps();
  }

  /**
   * Runs a policy over a scenario.
   *
   * @param policy the policy
   * @param scenario the schedule, the time, and what exists already
   * @return the forecast
   * @throws IllegalArgumentException if the scenario has no run or more than {@link Scenario#MOST_RUNS}, two existing
   *     snapshots have the same name, or the schedule leaves the calendar
   * @throws io.github.lightsailsnapshot.retention.PolicyException if a function of the host fails
   */
  public static Forecast of(RetentionPolicy policy, Scenario scenario) {
    ForecastRun run = new ForecastRun(Objects.requireNonNull(policy, "policy"), scenario);
    run.run();
    return new Forecast(run);
  }

  /**
   * Returns the policy.
   *
   * @return the policy
   */
  public RetentionPolicy policy() {
    return policy;
  }

  /**
   * Returns what the forecast assumes.
   *
   * @return the scenario
   */
  public Scenario scenario() {
    return scenario;
  }

  /**
   * Returns the steps, one for each run.
   *
   * @return an unmodifiable list in order of time, at least one
   */
  public List<ForecastStep> steps() {
    return steps;
  }

  /**
   * Returns the snapshots that are held at a certain time, after the deletions of the last step until then.
   *
   * @param time any time; before the first step, the existing snapshots are held
   * @return the snapshots, newest first
   */
  public List<Snapshot> heldAt(Instant time) {
    Map<String, Snapshot> held = new HashMap<>();
    scenario.existing().forEach(snapshot -> held.put(snapshot.name(), snapshot));
    for (ForecastStep step : steps) {
      if (step.at().isAfter(time)) {
        break;
      }
      held.put(step.made().name(), step.made());
      step.deleted().forEach(snapshot -> held.remove(snapshot.name()));
    }
    return held.values().stream().sorted(Snapshot.NEWEST_FIRST).toList();
  }

  /**
   * Returns how many snapshots exist at the start.
   *
   * @return their number, in any state
   */
  public int heldAtStart() {
    return scenario.existing().size();
  }

  /**
   * Returns the largest number of snapshots at any moment: that of a step before its deletions.
   *
   * @return the number, in any state
   */
  public int mostHeld() {
    return steps.stream().mapToInt(ForecastStep::heldBefore).max().orElseThrow();
  }

  /**
   * Returns the steady state: it begins at the first step in which each rule has all that it can keep. A counting rule
   * has its number of periods, each rule of a sequence its own, and an age rule a history that is older than its span.
   *
   * <p>Of a policy with a function of the host, this cannot be known. Its steady state is judged by the numbers: there is
   * one if the largest number in the last 365 days is not larger than that in the 365 days before, and it begins when the
   * number stays within the range of the last 365 days.
   *
   * @return the steady state, or empty if the number still grows at the end, or may grow
   */
  public Optional<SteadyState> steady() {
    return steady;
  }

  /**
   * Returns how far back the oldest recovery point is at the end.
   *
   * @return {@link ForecastStep#reach()} of the last step
   */
  public Duration reach() {
    return last().reach();
  }

  /**
   * Returns how far apart recovery points are at most, over all steps of the steady state: for each age, the largest
   * distance of two neighbours of which the older one is older than that. So whatever moment before that age one wants to
   * go back to, if it is within {@link ForecastStep#reach()}, two recovery points no farther apart enclose it. Ages that
   * no recovery point exceeds are absent.
   *
   * @return an unmodifiable map, in order of age; empty if there is no steady state
   */
  public Map<Age, Duration> gaps() {
    return gaps;
  }

  /**
   * Returns what the snapshots take up and cost at most.
   *
   * @param sizeGb the size of the source's disk in GB, at least 1
   * @param price the price
   * @return the cost
   * @throws IllegalArgumentException if the size is less than 1
   */
  public Cost cost(int sizeGb, Price price) {
    if (sizeGb < 1) {
      throw new IllegalArgumentException("A disk has at least 1 GB, not " + sizeGb);
    }
    return Cost.of(this, sizeGb, price);
  }

  /**
   * Compares this forecast with that of another policy.
   *
   * @param other a forecast of the same scenario
   * @return what the other policy would do differently
   * @throws IllegalArgumentException if the scenarios differ
   */
  public Comparison comparedWith(Forecast other) {
    return new Comparison(this, other);
  }

  ForecastStep last() {
    return steps.get(steps.size() - 1);
  }

  /** Returns the main numbers on one line. */
  @Override
  public String toString() {
    return policy + ": " + last().held() + " held at " + last().at() + ", at most " + mostHeld()
        + steady
            .map(state ->
                ", steady at " + state.least() + " to " + state.most() + " since " + state.since())
            .orElse(", not steady");
  }
}
