package io.github.lightsailsnapshot.retention.forecast;

import io.github.lightsailsnapshot.retention.RetentionPolicy;
import io.github.lightsailsnapshot.retention.RollingPlan;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Computes a forecast: the steps, the step in which all rules were filled first, and the recovery points' distances. */
final class ForecastRun {
  private final RetentionPolicy policy;
  private final Scenario scenario;
  private final RollingPlan plan;
  private final FutureSnapshots future;
  private final RecoveryPoints points;
  private final List<ForecastStep> steps = new ArrayList<>();
  private Optional<Instant> filled = Optional.empty();

  ForecastRun(RetentionPolicy policy, Scenario scenario) {
    this.policy = policy;
    this.scenario = scenario;
    this.plan = RollingPlan.of(policy, scenario.existing(), scenario.zone());
    this.future = FutureSnapshots.after(scenario.existing());
    this.points = new RecoveryPoints(scenario.existing());
  }

  void run() {
    List<Instant> runs = scenario.runs();
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("From " + scenario.start() + " until " + scenario.end()
          + ", the schedule has no run. Choose a longer time or a shorter interval");
    }
    runs.forEach(this::step);
  }

  private void step(Instant at) {
    Snapshot made = future.at(at);
    List<Snapshot> deleted = plan.step(made);
    points.step(made, deleted);
    Duration reach = Duration.between(points.oldest(), at);
    steps.add(new ForecastStep(at, made, deleted, plan.size(), reach));
    if (filled.isEmpty() && plan.isFilled()) {
      filled = Optional.of(at);
    }
  }

  RetentionPolicy policy() {
    return policy;
  }

  Scenario scenario() {
    return scenario;
  }

  List<ForecastStep> steps() {
    return Collections.unmodifiableList(steps);
  }

  Optional<SteadyState> steady() {
    HeldNumbers numbers = new HeldNumbers(steps);
    return plan.isIncremental() ? filled.map(numbers::steadySince) : numbers.steady();
  }

  Map<Age, Duration> gaps() {
    return steady().map(state -> points.gapsSince(state.since())).orElse(Map.of());
  }
}
