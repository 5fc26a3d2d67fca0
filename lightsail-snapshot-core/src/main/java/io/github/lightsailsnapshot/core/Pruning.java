package io.github.lightsailsnapshot.core;

import io.github.lightsailsnapshot.core.Deletion.Result;
import io.github.lightsailsnapshot.core.Problem.Step;
import io.github.lightsailsnapshot.retention.RetentionPlan;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Deletes what the plan gives up, oldest first, each on its own. */
final class Pruning {
  private static final Duration LISTING_GROWS_OLD = Duration.ofMinutes(10);

  private final Account account;
  private final JobSettings settings;
  private final Journal journal;
  private final Planner planner;
  private final Optional<OwnSnapshot> own;
  private final Set<String> attempted = new HashSet<>();

  Pruning(
      Account account,
      JobSettings settings,
      Journal journal,
      Planner planner,
      Optional<OwnSnapshot> own) {
    this.account = account;
    this.settings = settings;
    this.journal = journal;
    this.planner = planner;
    this.own = own;
  }

  /** Plans on the last complete listing, and once more on a fresh one whenever that has grown old. */
  void prune() throws InterruptedException {
    Optional<OwnListing> listing = account.latest();
    boolean isFresh = false;
    while (listing.isPresent() && deleteWhileYoung(listing.get(), isFresh)) {
      listing = freshListing().filter(this::stillHasOwn);
      isFresh = true;
    }
  }

  /**
   * Deletes until all is done or the listing has grown old; whether the latter. On a fresh one at least one snapshot is
   * deleted, so that slow listeners and policies cannot make it go on forever.
   */
  private boolean deleteWhileYoung(OwnListing listing, boolean isFresh)
      throws InterruptedException {
    boolean isDue = isFresh;
    for (Snapshot snapshot : planned(listing)) {
      journal.progress(new Progress.Deleting(snapshot));
      if (!isDue && isOld(listing)) {
        return true;
      }
      delete(snapshot);
      isDue = false;
    }
    return false;
  }

  private boolean isOld(OwnListing listing) {
    return settings.ticker().since(listing.readAt()).compareTo(LISTING_GROWS_OLD) > 0;
  }

  /** What the deletions rest on is that the run's snapshot was accepted and has not failed. */
  private boolean stillHasOwn(OwnListing listing) {
    if (own.isEmpty()) {
      return true;
    }
    Optional<OwnSnapshot> seen = listing.find(own.get().name()).map(own.get()::seen);
    seen.ifPresent(journal::own);
    if (seen.isEmpty()) {
      lost(own.get().name() + " is no longer listed", "Has somebody deleted it?");
      return false;
    }
    if (seen.get().state() == Snapshot.State.ERROR) {
      lost(own.get().name() + " ended in an error", "It counts as nothing.");
      return false;
    }
    return true;
  }

  private void lost(String message, String next) {
    journal.error(Step.WAITING, message, deletedSoFar() + " " + next);
  }

  /** What to delete, oldest first; nothing if there is no plan or it goes too far. */
  private List<Snapshot> planned(OwnListing listing) {
    Optional<RetentionPlan> plan = plan(listing);
    plan.ifPresent(journal::plan);
    List<Snapshot> deletions =
        new ArrayList<>(plan.map(RetentionPlan::deletions).orElse(List.of()));
    deletions.removeIf(snapshot -> attempted.contains(snapshot.name()));
    Collections.reverse(deletions);
    return isTooMany(attempted.size() + deletions.size()) ? List.of() : deletions;
  }

  /** A policy is foreign code, and what it throws arrives here, a failed assertion of a script or a missing class as well. */
  private Optional<RetentionPlan> plan(OwnListing listing) {
    try {
      return Optional.of(planner.plan(listing));
    } catch (IllegalStateException failed) {
      return noPlan(ForeignText.of(String.valueOf(failed.getMessage())));
    } catch (Throwable failed) {
      Account.keepInterruption(failed);
      return noPlan("the policy failed with " + ForeignText.of(failed));
    }
  }

  private Optional<RetentionPlan> noPlan(String why) {
    journal.error(Step.PLANNING, "Could not plan: " + why, deletedSoFar() + " Mend the policy.");
    return Optional.empty();
  }

  private String deletedSoFar() {
    return attempted.isEmpty() ? "Nothing was deleted." : "Nothing more was deleted.";
  }

  private boolean isTooMany(int deletions) {
    if (settings.maxDeletions().isEmpty()
        || deletions <= settings.maxDeletions().getAsInt()) {
      return false;
    }
    journal.error(
        Step.PLANNING,
        "The plan is to delete " + deletions + " snapshots; the ceiling is "
            + settings.maxDeletions().getAsInt(),
        deletedSoFar() + " If the plan is right, raise the ceiling for a run.");
    return true;
  }

  private Optional<OwnListing> freshListing() throws InterruptedException {
    try {
      return Optional.of(account.list());
    } catch (SnapshotException failed) {
      journal.error(
          Step.LISTING,
          failed,
          "The plan had grown old, so nothing more was deleted. The next run goes on.");
      return Optional.empty();
    }
  }

  private void delete(Snapshot snapshot) throws InterruptedException {
    Account.stopIfInterrupted();
    attempted.add(snapshot.name());
    journal.deletionBegins();
    journal.deletion(new Deletion(snapshot, resultOf(snapshot)));
  }

  private Result resultOf(Snapshot snapshot) throws InterruptedException {
    try {
      account.delete(snapshot);
      return Result.DELETED;
    } catch (SnapshotException.NotFound gone) {
      return Result.ALREADY_GONE;
    } catch (SnapshotException.Unavailable | SnapshotException.Throttled noAnswer) {
      journal.error(
          Step.DELETION,
          noAnswer,
          "It may be gone all the same; if not, the next run tries again.");
      return Result.FAILED;
    } catch (SnapshotException failed) {
      journal.error(
          Step.DELETION, failed, "The snapshot counts as kept; the next run tries again.");
      return Result.FAILED;
    }
  }
}
