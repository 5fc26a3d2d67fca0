package io.github.lightsailsnapshot.retention.forecast;

import io.github.lightsailsnapshot.retention.History;
import io.github.lightsailsnapshot.retention.RetentionPlan;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A forecast as a person would make it: a plan for each run, and each number from what is held then. */
final class NaiveForecast {
  private final String policy;
  private final List<List<Snapshot>> held = new ArrayList<>();
  private final List<ForecastStep> steps = new ArrayList<>();
  private final Set<String> filledAgeRules = new HashSet<>();
  private Instant beginning = Instant.MAX;
  Optional<SteadyState> steady = Optional.empty();

  NaiveForecast(String policy, Scenario scenario, List<ForecastStep> runs) {
    this.policy = policy;
    List<Snapshot> left = scenario.existing();
    Optional<Instant> since = Optional.empty();
    for (ForecastStep run : runs) {
      List<Snapshot> present = new ArrayList<>(left);
      present.add(run.made());
      RetentionPlan plan =
          RetentionPlan.of(RetentionPolicy.parse(policy), present, run.at(), scenario.zone());
      left = plan.kept();
      held.add(left);
      steps.add(new ForecastStep(
          run.at(), run.made(), plan.deletions(), left.size(), reach(left, run.at())));
      if (isFilled(present, plan) && since.isEmpty()) {
        since = Optional.of(run.at());
      }
    }
    steady = since.map(this::steadySince);
  }

  private static Duration reach(List<Snapshot> held, Instant at) {
    return Duration.between(points(held, at).get(0), at);
  }

  private static List<Instant> points(List<Snapshot> held, Instant at) {
    return held.stream()
        .filter(snapshot -> snapshot.isAvailable() && !snapshot.createdAt().isAfter(at))
        .map(Snapshot::createdAt)
        .sorted()
        .toList();
  }

  List<ForecastStep> steps() {
    return steps;
  }

  int mostHeld() {
    return steps.stream()
        .map(ForecastStep::heldBefore)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** Each rule is filled; that a counting rule is can be seen from the reasons. */
  private boolean isFilled(List<Snapshot> present, RetentionPlan plan) {
    beginning = Stream.concat(
            Stream.of(beginning),
            History.of(present, plan.now(), plan.zone()).newestFirst().stream()
                .map(Snapshot::createdAt))
        .min(Comparator.naturalOrder())
        .orElseThrow();
    return Stream.of(policy.split(", | then ", -1))
        .map(term -> isFilled(term, plan))
        .reduce(true, Boolean::logicalAnd);
  }

  private boolean isFilled(String term, RetentionPlan plan) {
    if (term.startsWith("tagged")) {
      return true;
    }
    if (term.contains("within") || term.contains("younger")) {
      RetentionPolicy rule = RetentionPolicy.parse(term);
      Snapshot first = Snapshot.available("first", "any", beginning);
      Snapshot last = Snapshot.available("last", "any", plan.now());
      if (!rule.keep(History.of(List.of(first, last), plan.now(), plan.zone())).contains(first)) {
        filledAgeRules.add(term);
      }
      return filledAgeRules.contains(term);
    }
    String reason = term.replace('=', ' ');
    long kept = plan.decisions().stream()
        .filter(decision -> decision.reasons().contains(reason))
        .count();
    return reason.endsWith(" " + kept);
  }

  private SteadyState steadySince(Instant since) {
    Instant lastYear = steps.get(steps.size() - 1).at().minus(Duration.ofDays(365));
    List<Integer> numbers = steps.stream()
        .filter(step -> !step.at().isBefore(since) && !step.at().isBefore(lastYear))
        .map(ForecastStep::held)
        .sorted()
        .toList();
    return new SteadyState(since, numbers.get(0), numbers.get(numbers.size() - 1));
  }

  Map<Age, Duration> gaps() {
    Map<Age, Duration> gaps = new TreeMap<>();
    for (int i = 0; i < steps.size(); i++) {
      Instant at = steps.get(i).at();
      if (steady.isPresent() && !at.isBefore(steady.get().since())) {
        List<Instant> points = points(held.get(i), at);
        for (int k = 1; k < points.size(); k++) {
          add(points.get(k - 1), points.get(k), at, gaps);
        }
      }
    }
    return gaps;
  }

  private static void add(Instant older, Instant newer, Instant at, Map<Age, Duration> gaps) {
    for (Age age : Age.values()) {
      if (older.isBefore(at.minus(age.length()))) {
        Duration gap = Duration.between(older, newer);
        gaps.merge(age, gap, (one, two) -> one.compareTo(two) > 0 ? one : two);
      }
    }
  }

  List<Snapshot> heldAfter(int step) {
    return held.get(step);
  }
}
