package io.github.lightsailsnapshot.core;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One run of a job, from the first listing to the report that everybody is told. */
final class Run {
  private final JobSettings settings;
  private final Journal journal;
  private final Account account;
  private final Looking looking;
  private final Waiting waiting;
  private final Slot slot;

  Run(SnapshotClient client, JobSettings settings) {
    this.settings = settings;
    this.journal = new Journal(settings);
    this.account = new Account(client, settings);
    this.looking = new Looking(account, settings, journal);
    this.waiting = new Waiting(account, settings, journal);
    this.slot = Slot.at(settings.clock().instant(), settings);
  }

  /** A part of a run; interrupting the thread ends it. */
  private interface Part {
    void run() throws InterruptedException;
  }

  SnapshotReport all() {
    return reported(() -> {
      Optional<OwnSnapshot> own = taken();
      if (own.isPresent()) {
        own = waiting.settle(own.get());
      }
      if (own.isPresent()) {
        prune(timeOf(own.get()), own);
      }
    });
  }

  SnapshotReport snapshot() {
    return reported(() -> {
      Optional<OwnSnapshot> own = taken();
      if (own.isPresent()) {
        waiting.isGood(own.get());
      }
    });
  }

  SnapshotReport prune() {
    return reported(() -> {
      Optional<OwnListing> listing = looking.only();
      if (listing.isPresent()) {
        prune(timeOf(listing.get()), Optional.empty());
      }
    });
  }

  private SnapshotReport reported(Part part) {
    boolean interrupted = false;
    try {
      part.run();
    } catch (InterruptedException stopRequested) {
      interrupted = true;
      journal.interrupted();
    } catch (Throwable unforeseen) {
      journal.broken(unforeseen);
    }
    SnapshotReport report = new Notifications(settings).send(journal.report());
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return report;
  }

  /** The run's snapshot, if it was accepted and there is a complete listing. */
  private Optional<OwnSnapshot> taken() throws InterruptedException {
    Optional<OwnListing> before = looking.before();
    if (before.isPresent() && looking.othersPending(before.get(), slot)) {
      journal.skipped();
      return Optional.empty();
    }
    Optional<OwnSnapshot> own = new Taking(account, settings, journal, slot, before).take();
    return own.isPresent() && looking.verified(own.get(), slot) ? own : Optional.empty();
  }

  private void prune(Instant now, Optional<OwnSnapshot> own) throws InterruptedException {
    List<String> ownNames = own.stream().map(OwnSnapshot::name).toList();
    Planner planner = new Planner(settings, now, ownNames, slot);
    new Pruning(account, settings, journal, planner, own).prune();
  }

  /**
   * Lightsail's time for the plan. Where it did not tell when it accepted the snapshot, nor when it served the listing, the
   * time of the newest other one is early enough to delete nothing too soon.
   */
  private Instant timeOf(OwnSnapshot own) {
    return own.createdAt()
        .or(() -> account.latest().flatMap(latest -> latest.listing().servedAt()))
        .or(() -> account.latest().flatMap(OwnListing::newestCreation))
        .orElse(Instant.EPOCH);
  }

  private Instant timeOf(OwnListing listing) {
    return listing.listing().servedAt().orElseGet(settings.clock()::instant);
  }
}
