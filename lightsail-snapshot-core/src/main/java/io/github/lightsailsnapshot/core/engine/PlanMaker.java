package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.retention.History;
import io.github.lightsailsnapshot.retention.RetentionPlan;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Creates the plan of a run. It never deletes the run's own snapshot, or one whose name may still be requested. */
final class PlanMaker {
  private final JobSettings settings;
  private final Optional<String> ownName;

  PlanMaker(JobSettings settings, Optional<String> ownName) {
    this.settings = settings;
    this.ownName = ownName;
  }

  /**
   * Creates the plan.
   *
   * @param now the time for computing ages; it may be slightly ahead of the service's time
   * @param served the service's time at the listing, if it reported it: a snapshot whose name may still be requested at
   *     that time is kept
   */
  RetentionPlan plan(List<Snapshot> managed, Instant now, Optional<Instant> served) {
    Instant locks = served.filter(time -> time.isBefore(now)).orElse(now);
    RetentionPlan plan = RetentionPlan.of(policy(), managed, now, settings.zone());
    RetentionPlan cleared = settings.deleteFailed() ? plan.deletingFailed() : plan;
    return cleared.keeping(
        "its name may still be requested",
        snapshot -> TimeSlot.mayStillBeAskedFor(snapshot.name(), locks, settings));
  }

  private RetentionPolicy policy() {
    return ownName
        .map(name -> RetentionPolicy.anyOf(
            settings.policy(),
            RetentionPolicy.of("this run's snapshot", history -> named(name, history))))
        .orElse(settings.policy());
  }

  private static List<Snapshot> named(String name, History history) {
    return history.newestFirst().stream()
        .filter(snapshot -> snapshot.name().equals(name))
        .toList();
  }
}
