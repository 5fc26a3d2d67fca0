package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.report.TakenSnapshot;
import io.github.lightsailsnapshot.core.report.TakenSnapshot.Origin;
import io.github.lightsailsnapshot.core.time.ClockSkew;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The time by which a run judges: the service's where the service told it, or else the host's clock. Each question has its own
 * answer, because a mistake costs something else each time.
 */
final class RunTime {
  private final RunContext run;

  RunTime(RunContext run) {
    this.run = run;
  }

  /** The time of a listing, for ages that decide about nothing but the run itself. */
  Instant of(JobListing listing) {
    return orHere(listing.servedAt());
  }

  /** The time of an answer, which a failed one can tell as well. */
  Instant of(ListAnswer answer) {
    return orHere(answer.time().map(ServiceTime::served));
  }

  /** The time whose slot a run takes. The time of a snapshot's name is the latest that it can be now. */
  Instant of(DecisionBasis basis) {
    boolean hasSlots = run.settings().slot().isPresent();
    return orHere(basis.time().map(time -> hasSlots ? time.served() : time.latestNow(run)));
  }

  /** The time now, if a listing of some while ago told the service's. */
  Instant nowBy(JobListing listing) {
    return orHere(
        listing.servedAt().map(time -> time.plus(run.time().since(listing.requestedAt()))));
  }

  /** A time that no snapshot of the job is ahead of because this host's clock is slow. */
  Instant latestOf(JobListing listing) {
    return listing.servedAt().orElseGet(() -> {
      Instant here = run.clock().instant();
      return listing.newestCreation().filter(newest -> newest.isAfter(here)).orElse(here);
    });
  }

  /**
   * The time by which a plan judges ages: the earliest that the service told, when it served the listing or when it created the
   * run's snapshot. Only one that the run itself made tells the time of the run; an answer can be made a little before its own
   * snapshot. It is never this host's clock if that is ahead, so that a wrong clock deletes nothing.
   */
  Instant ofPlan(TakenSnapshot taken, JobListing listing) {
    if (taken.origin() == Origin.FOUND || run.resumed().isPresent()) {
      return ofPlan(listing);
    }
    return Stream.of(
            taken.createdAt(), listing.servedAt().map(time -> time.plus(ClockSkew.TOLERANCE)))
        .flatMap(Optional::stream)
        .min(Instant::compareTo)
        .orElseGet(() -> untold(listing));
  }

  /** The same for a run that only prunes. */
  Instant ofPlan(JobListing listing) {
    return listing.servedAt().orElseGet(() -> untold(listing));
  }

  private Instant untold(JobListing listing) {
    run.recorder().add(PruningProblems.timeNotTold());
    return listing.timeOfPlan(run.clock().instant());
  }

  private Instant orHere(Optional<Instant> told) {
    return told.orElseGet(run.clock()::instant);
  }
}
