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
  private final Set<String> attempted = new HashSet<>();

  Pruning(Account account, JobSettings settings, Journal journal, Planner planner) {
    this.account = account;
    this.settings = settings;
    this.journal = journal;
    this.planner = planner;
  }

  /** Plans on the last complete listing, and once more on a fresh one whenever that has grown old. */
  void prune() throws InterruptedException {
    Optional<OwnListing> listing = account.latest();
    while (listing.isPresent() && deleteWhileFresh(listing.get())) {
      listing = freshListing();
    }
  }

  /** Deletes until all is done or the listing has grown old; whether the latter. */
  private boolean deleteWhileFresh(OwnListing listing) throws InterruptedException {
    for (Snapshot snapshot : planned(listing)) {
      journal.progress(new Progress.Deleting(snapshot));
      if (settings.ticker().since(listing.readAt()).compareTo(LISTING_GROWS_OLD) > 0) {
        return true;
      }
      delete(snapshot);
    }
    return false;
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
    } catch (RuntimeException failed) {
      return noPlan(String.valueOf(failed.getMessage()));
    } catch (Error failed) {
      return noPlan("the policy failed with " + Secrets.hidden(failed));
    }
  }

  private Optional<RetentionPlan> noPlan(String why) {
    String deleted = attempted.isEmpty() ? "Nothing was deleted." : "Nothing more was deleted.";
    journal.error(Step.PLANNING, "Could not plan: " + why, deleted + " Mend the policy.");
    return Optional.empty();
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
        "Nothing more was deleted. If the plan is right, raise the ceiling for a run.");
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
    attempted.add(snapshot.name());
    journal.deletion(new Deletion(snapshot, resultOf(snapshot)));
  }

  private Result resultOf(Snapshot snapshot) throws InterruptedException {
    try {
      account.delete(snapshot);
      return Result.DELETED;
    } catch (SnapshotException.NotFound gone) {
      return Result.ALREADY_GONE;
    } catch (SnapshotException failed) {
      journal.error(
          Step.DELETION, failed, "The snapshot counts as kept; the next run tries again.");
      return Result.FAILED;
    }
  }
}
