package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.monitor.RecoveryPoint;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.spi.Progress;
import io.github.lightsailsnapshot.core.time.ClockSkew;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Records what needs attention in a listing. */
final class ListStep {
  private final RunContext run;

  ListStep(RunContext run) {
    this.run = run;
  }

  /** The first listing of a run. If it fails, that is only a warning, because the snapshot is taken nevertheless. */
  DecisionBasis basis(ListAnswer answer) {
    if (answer instanceof ListAnswer.Complete complete) {
      complete.time().ifPresent(time -> run.clock().compare(time.served(), time.here()));
      return new DecisionBasis(complete.listing(), complete.time(), true);
    }
    SnapshotException failed = ((ListAnswer.Failure) answer).why();
    boolean isSlotKnown = run.settings().slot().isEmpty() || answer.time().isPresent();
    run.recorder()
        .add(isSlotKnown ? ListingProblems.noBasis(failed) : ListingProblems.noTime(failed));
    return new DecisionBasis(Optional.empty(), answer.time(), mayRecover(failed));
  }

  /** A client that rejects a call without calling the service, such as a closed one, always will. */
  private static boolean mayRecover(SnapshotException failed) {
    return !(failed instanceof SnapshotException.InvalidRequest)
        || failed.answer().isPresent();
  }

  /** The listing of an answer. If there is none, that is recorded. */
  Optional<JobListing> listing(ListAnswer answer, Function<SnapshotException, Problem> otherwise) {
    if (answer instanceof ListAnswer.Failure failure) {
      run.recorder().add(otherwise.apply(failure.why()));
    }
    return answer.listing();
  }

  /** Records everything unexpected in the job's part of a listing. */
  void examine(JobListing listing) {
    run.recorder()
        .progress(new Progress.Listed(
            listing.managed().size(), listing.listing().snapshots().size()));
    listing.unreadable().forEach(item -> run.recorder().add(ListingProblems.unreadable(item)));
    listing
        .in(Snapshot.State.UNKNOWN)
        .forEach(snapshot -> run.recorder().add(ListingProblems.unknownState(snapshot)));
    failedSinceTheNewest(listing);
  }

  private void failedSinceTheNewest(JobListing listing) {
    Instant now = new RunTime(run).latestOf(listing);
    Instant newest =
        RecoveryPoint.newestOf(listing.managed(), now).map(Snapshot::createdAt).orElse(Instant.MIN);
    listing.in(Snapshot.State.ERROR).stream()
        .filter(failed -> failed.createdAt().isAfter(newest))
        .forEach(failed -> run.recorder().add(ListingProblems.failed(failed)));
  }

  /**
   * Whether another snapshot of this job is being taken. One that has been pending for too long is reported, but does
   * not block the run.
   */
  boolean othersPending(JobListing listing, TimeSlot slot) {
    boolean blocked = false;
    for (Snapshot pending : listing.in(Snapshot.State.PENDING)) {
      if (slot.gave(pending.name())) {
        continue;
      }
      if (isStuck(pending, listing)) {
        run.recorder().add(ListingProblems.stuck(pending));
      } else {
        run.recorder().add(ListingProblems.pending(pending));
        blocked = true;
      }
    }
    return blocked;
  }

  /** Reports stuck snapshots after the run's snapshot was accepted, when nothing blocks the run any more. */
  void nameStuck(JobListing listing, String own) {
    listing.in(Snapshot.State.PENDING).stream()
        .filter(pending -> !pending.name().equals(own) && isStuck(pending, listing))
        .forEach(pending -> run.recorder().add(ListingProblems.stuck(pending)));
  }

  /** A snapshot of unknown age, because only a slow host clock is available, must not block runs forever. */
  private boolean isStuck(Snapshot pending, JobListing listing) {
    Instant now = new RunTime(run).of(listing);
    Duration age = Duration.between(pending.createdAt(), now);
    boolean isUnknown =
        listing.servedAt().isEmpty() && age.compareTo(ClockSkew.TOLERANCE.negated()) < 0;
    return isUnknown || age.compareTo(run.settings().pendingTimeout()) >= 0;
  }
}
