package io.github.lightsailsnapshot.core;

import io.github.lightsailsnapshot.core.OwnSnapshot.Origin;
import io.github.lightsailsnapshot.core.Problem.Step;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The first look of a run at what is there. */
final class Looking {
  private final Account account;
  private final JobSettings settings;
  private final Journal journal;
  private boolean hasExamined;

  Looking(Account account, JobSettings settings, Journal journal) {
    this.account = account;
    this.settings = settings;
    this.journal = journal;
  }

  /** A complete listing, or nothing if there is none, which is noted as a warning only: the snapshot is made all the same. */
  Optional<OwnListing> before() throws InterruptedException {
    try {
      return Optional.of(examined(account.list()));
    } catch (SnapshotException failed) {
      journal.warning(
          Step.LISTING,
          failed,
          "A snapshot is asked for all the same; nothing is deleted without a complete listing.");
      return Optional.empty();
    }
  }

  /**
   * The listing after the creation that takes the place of a failed one before; without any, nothing may be deleted. It is
   * judged as it was before the run, so without what the run made; one that was found in a slot may be of an earlier run.
   */
  boolean verified(OwnSnapshot own, Slot slot) throws InterruptedException {
    if (hasExamined) {
      return true;
    }
    try {
      Optional<OwnListing> read = account.latest();
      OwnListing listing = read.isPresent() ? read.get() : account.list();
      boolean isNew = own.origin() == Origin.CREATED || !slot.isLock();
      examined(isNew ? listing.without(own.name()) : listing);
      listing.in(Snapshot.State.PENDING).stream()
          .filter(pending -> !pending.name().equals(own.name()) && isStuck(pending, listing))
          .forEach(this::stuck);
      return true;
    } catch (SnapshotException failed) {
      journal.error(
          Step.LISTING, failed, "The snapshot was created, not verified. Nothing was deleted.");
      journal.failed();
      return false;
    }
  }

  /** The only listing of a run that takes no snapshot. */
  Optional<OwnListing> only() throws InterruptedException {
    try {
      return Optional.of(examined(account.list()));
    } catch (SnapshotException failed) {
      journal.error(Step.LISTING, failed, "Nothing was deleted.");
      journal.failed();
      return Optional.empty();
    }
  }

  private OwnListing examined(OwnListing listing) {
    hasExamined = true;
    journal.progress(
        new Progress.Listed(listing.own().size(), listing.listing().snapshots().size()));
    listing
        .unreadable()
        .forEach(item -> journal.warning(
            Step.LISTING,
            item.name() + " could not be read: " + item.why(),
            "It is kept and counts as nothing."));
    failedSinceTheNewest(listing);
    return listing;
  }

  private void failedSinceTheNewest(OwnListing listing) {
    Instant newest = listing.newestAvailable().map(Snapshot::createdAt).orElse(Instant.MIN);
    listing.in(Snapshot.State.ERROR).stream()
        .filter(failed -> failed.createdAt().isAfter(newest))
        .forEach(
            failed -> journal.error(
                Step.LISTING,
                failed.name() + " failed, and there was no newer good one",
                "It counts as nothing. If the next ones fail too, take one in the Lightsail console to see why."));
  }

  /** Whether another snapshot of this job is being taken; one that has been for too long is named and blocks nothing. */
  boolean othersPending(OwnListing listing, Slot slot) {
    boolean blocked = false;
    for (Snapshot pending : listing.in(Snapshot.State.PENDING)) {
      if (slot.gave(pending.name())) {
        continue;
      }
      if (isStuck(pending, listing)) {
        stuck(pending);
      } else {
        journal.warning(
            Step.LISTING,
            pending.name() + " is still being taken, since " + pending.createdAt(),
            "This run leaves everything as it is; the next one goes on.");
        blocked = true;
      }
    }
    return blocked;
  }

  private void stuck(Snapshot pending) {
    journal.error(
        Step.LISTING,
        pending.name() + " has been pending since " + pending.createdAt(),
        "It blocks nothing and stays. If it never ends, delete it in the Lightsail console.");
  }

  private boolean isStuck(Snapshot pending, OwnListing listing) {
    Instant now = listing.listing().servedAt().orElseGet(settings.clock()::instant);
    return Duration.between(pending.createdAt(), now).compareTo(settings.stuckAfter()) >= 0;
  }
}
