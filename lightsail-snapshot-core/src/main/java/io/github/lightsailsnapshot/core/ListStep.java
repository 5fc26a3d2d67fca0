package io.github.lightsailsnapshot.core;

import io.github.lightsailsnapshot.core.Problem.Step;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Reads what there is, and records what in it deserves a look. */
final class ListStep {
  private final RunContext run;

  ListStep(RunContext run) {
    this.run = run;
  }

  /**
   * What is known before a snapshot is asked for.
   *
   * @param listing the complete listing, if there is one
   * @param time the service's time, if it told; a failed answer can tell it as well
   * @param mayRecover whether another listing may succeed where this one failed
   */
  record Basis(Optional<JobListing> listing, Optional<ServiceTime> time, boolean mayRecover) {
    boolean tellsSlot() {
      return listing.isPresent() || time.isPresent();
    }
  }

  /** A first look. That it fails is a warning only: the snapshot is made all the same. */
  Basis before() throws InterruptedException {
    Instant here = run.clock().instant();
    long nanos = run.ticker().nanos();
    try {
      JobListing listing = run.client().list();
      Optional<ServiceTime> time =
          listing.servedAt().map(served -> new ServiceTime(served, nanos, here));
      listing.servedAt().ifPresent(served -> run.clock().compare(served, here));
      return new Basis(Optional.of(listing), time, true);
    } catch (SnapshotException failed) {
      Optional<ServiceTime> time =
          failed.servedAt().map(served -> new ServiceTime(served, nanos, here));
      boolean isSlotKnown = run.settings().slot().isEmpty() || time.isPresent();
      run.recorder()
          .warning(
              Step.LISTING,
              failed,
              isSlotKnown
                  ? "A snapshot is asked for all the same; nothing is deleted without a complete listing."
                  : "Lightsail's time decides the slot, so it was listed again before anything else.");
      return new Basis(Optional.empty(), time, mayRecover(failed));
    }
  }

  /** A client that rejects a call without asking the service, as one that was closed, does so for good. */
  private static boolean mayRecover(SnapshotException failed) {
    return !(failed instanceof SnapshotException.Rejected) || failed.answer().isPresent();
  }

  /** The only listing of a run that takes no snapshot; without it, nothing is deleted. */
  Optional<JobListing> only() throws InterruptedException {
    try {
      JobListing listing = run.client().list();
      examine(listing);
      return Optional.of(listing);
    } catch (SnapshotException failed) {
      run.recorder().error(Step.LISTING, failed, "Nothing was deleted.");
      return Optional.empty();
    }
  }

  /** Another listing; that it fails is a warning. */
  Optional<JobListing> again(Step step, String next) throws InterruptedException {
    try {
      return Optional.of(run.client().list());
    } catch (SnapshotException failed) {
      run.recorder().warning(step, failed, next);
      return Optional.empty();
    }
  }

  /** Records what the job's part of a listing shows that is not as it should be. */
  void examine(JobListing listing) {
    run.recorder()
        .progress(new Progress.Listed(
            listing.own().size(), listing.listing().snapshots().size()));
    listing
        .unreadable()
        .forEach(item -> run.recorder()
            .warning(
                Step.LISTING,
                item.name() + " could not be read: " + item.why(),
                "It is kept and counts as nothing."));
    listing
        .in(Snapshot.State.UNKNOWN)
        .forEach(snapshot -> run.recorder()
            .warning(
                Step.LISTING,
                snapshot.name() + " is in a state that is not known",
                "It is kept and counts as nothing."));
    failedSinceTheNewest(listing);
  }

  private void failedSinceTheNewest(JobListing listing) {
    Instant now = latestNow(listing);
    Instant newest =
        RecoveryPoint.newestOf(listing.own(), now).map(Snapshot::createdAt).orElse(Instant.MIN);
    listing.in(Snapshot.State.ERROR).stream()
        .filter(failed -> failed.createdAt().isAfter(newest))
        .forEach(
            failed -> run.recorder()
                .error(
                    Step.LISTING,
                    failed.name() + " failed, and there was no newer good one",
                    "It counts as nothing. If the next ones fail too, take one in the Lightsail console to see why."));
  }

  /** Where the service does not tell the time, a slow clock of this host must not make its newest snapshot one of the future. */
  private Instant latestNow(JobListing listing) {
    return listing.servedAt().orElseGet(() -> {
      Instant here = run.clock().instant();
      return listing.newestCreation().filter(newest -> newest.isAfter(here)).orElse(here);
    });
  }

  /** Whether another snapshot of this job is being taken; one that has been for too long is named and blocks nothing. */
  boolean othersPending(JobListing listing, TimeSlot slot) {
    boolean blocked = false;
    for (Snapshot pending : listing.in(Snapshot.State.PENDING)) {
      if (slot.gave(pending.name())) {
        continue;
      }
      if (isStuck(pending, listing)) {
        stuck(pending);
      } else {
        run.recorder()
            .warning(
                Step.LISTING,
                pending.name() + " is still being taken, since " + pending.createdAt(),
                "This run leaves everything as it is; the next one goes on.");
        blocked = true;
      }
    }
    return blocked;
  }

  /** The same, after the run's own snapshot was accepted: nothing is blocked any more. */
  void nameStuck(JobListing listing, String own) {
    listing.in(Snapshot.State.PENDING).stream()
        .filter(pending -> !pending.name().equals(own) && isStuck(pending, listing))
        .forEach(this::stuck);
  }

  private void stuck(Snapshot pending) {
    run.recorder()
        .error(
            Step.LISTING,
            pending.name() + " has been pending since " + pending.createdAt(),
            "It blocks nothing and stays. If it never ends, delete it in the Lightsail console.");
  }

  /** One whose age cannot be told, because only a slow host's clock is there to judge it by, must not block for ever. */
  private boolean isStuck(Snapshot pending, JobListing listing) {
    Instant now = listing.servedAt().orElseGet(run.clock()::instant);
    Duration age = Duration.between(pending.createdAt(), now);
    boolean isUnknown =
        listing.servedAt().isEmpty() && age.compareTo(ClockSkew.TOLERANCE.negated()) < 0;
    return isUnknown || age.compareTo(run.settings().stuckAfter()) >= 0;
  }
}
