package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.report.TakenSnapshot;
import io.github.lightsailsnapshot.core.report.TakenSnapshot.Origin;
import io.github.lightsailsnapshot.core.time.ClockSkew;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The time at which a plan computes ages. It never comes from a host's clock, so that a wrong clock deletes nothing.
 */
final class PlanTime {
  private final RunContext run;

  PlanTime(RunContext run) {
    this.run = run;
  }

  /**
   * The earlier of the times that the service reported: of the listing, and of the creation of the run's snapshot. The
   * creation time counts only if the run created the snapshot; an answer can be slightly earlier than its own snapshot.
   */
  Instant of(TakenSnapshot own, JobListing listing) {
    if (own.origin() == Origin.FOUND || run.resumed().isPresent()) {
      return of(listing);
    }
    return Stream.of(
            own.createdAt(), listing.servedAt().map(time -> time.plus(ClockSkew.TOLERANCE)))
        .flatMap(Optional::stream)
        .min(Instant::compareTo)
        .orElseGet(() -> untold(listing));
  }

  Instant of(JobListing listing) {
    return listing.servedAt().orElseGet(() -> untold(listing));
  }

  private Instant untold(JobListing listing) {
    run.recorder().add(PruningProblems.timeNotTold());
    Instant here = run.clock().instant();
    return listing.newestCreation().filter(newest -> newest.isBefore(here)).orElse(here);
  }
}
