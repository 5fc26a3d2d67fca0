package io.github.lightsailsnapshot.core;

import io.github.lightsailsnapshot.core.Deletion.Result;
import io.github.lightsailsnapshot.core.Problem.Step;
import io.github.lightsailsnapshot.core.RunState.Ready;
import io.github.lightsailsnapshot.retention.PolicyException;
import io.github.lightsailsnapshot.retention.RetentionPlan;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Deletes what the plan gives up, oldest first, each on its own. */
final class PruneStep {
  private static final Duration PLAN_GROWS_OLD = Duration.ofMinutes(10);

  private final RunContext run;
  private final PlanTime time;
  private final Set<String> attempted = new HashSet<>();

  PruneStep(RunContext run) {
    this.run = run;
    this.time = new PlanTime(run);
  }

  /** What to delete is decided on: a complete listing, and the run's snapshot where it has one. */
  private record Basis(JobListing listing, Optional<Ready> ready) {
    boolean isOwn(Snapshot snapshot) {
      return ready.filter(own -> own.snapshot().name().equals(snapshot.name())).isPresent();
    }
  }

  /** Prunes a run that has its snapshot. */
  void prune(Ready ready) throws InterruptedException {
    prune(new Basis(ready.basis(), Optional.of(ready)));
  }

  /** Prunes without a snapshot of the run's. */
  void prune(RunState.Listed listed) throws InterruptedException {
    prune(new Basis(listed.basis(), Optional.empty()));
  }

  /** Plans on a listing, and once more on a fresh one whenever the plan has grown old. */
  private void prune(Basis first) throws InterruptedException {
    Optional<Basis> basis = Optional.of(first);
    boolean isFresh = false;
    while (basis.isPresent() && deleteWhileYoung(basis.get(), isFresh)) {
      basis = renewed(basis.get());
      isFresh = true;
    }
  }

  /**
   * Deletes until all is done or the plan has grown old; whether the latter. On a fresh one at least one snapshot is deleted, so
   * that slow listeners and policies cannot make it go on forever.
   */
  private boolean deleteWhileYoung(Basis basis, boolean isFresh) throws InterruptedException {
    boolean isDue = isFresh;
    for (Snapshot snapshot : planned(basis)) {
      run.recorder().progress(new Progress.Deleting(snapshot));
      if (!isDue && isOld(basis.listing())) {
        return true;
      }
      delete(snapshot);
      isDue = false;
    }
    return false;
  }

  private boolean isOld(JobListing listing) {
    return run.ticker().since(listing.requestedAt()).compareTo(PLAN_GROWS_OLD) > 0;
  }

  private Optional<Basis> renewed(Basis old) throws InterruptedException {
    Optional<JobListing> listing = freshListing();
    if (listing.isEmpty() || old.ready().isEmpty()) {
      return listing.map(fresh -> new Basis(fresh, Optional.empty()));
    }
    return stillReady(old.ready().get(), listing.get())
        .map(ready -> new Basis(listing.get(), Optional.of(ready)));
  }

  /** What the deletions rest on: that the run's snapshot, or another one of its slot, is there and has not failed. */
  private Optional<Ready> stillReady(Ready ready, JobListing listing) {
    OwnSnapshot own = ready.snapshot();
    Optional<OwnSnapshot> seen = listing.find(own.name()).map(own::seen);
    if (seen.filter(now -> now.state() != Snapshot.State.ERROR).isPresent()) {
      run.recorder().own(seen.get());
      return Optional.of(new Ready(seen.get(), ready.slot(), listing));
    }
    String what = own.name() + (seen.isPresent() ? " ended in an error" : " is no longer listed");
    Optional<Snapshot> other = ready.slot().servedBy(listing);
    run.recorder()
        .error(
            Step.WAITING,
            what,
            other.isPresent()
                ? "Another snapshot of its slot stands for it."
                : deletedSoFar() + " Check whether somebody deleted it.");
    OwnSnapshot now = other.map(OwnSnapshot::found).or(() -> seen).orElse(own);
    run.recorder().own(now);
    return other.map(found -> new Ready(now, ready.slot(), listing));
  }

  /** What to delete, oldest first; nothing if there is no plan or it goes too far. */
  private List<Snapshot> planned(Basis basis) {
    Optional<RetentionPlan> plan = plan(basis);
    plan.ifPresent(run.recorder()::plan);
    List<Snapshot> deletions =
        new ArrayList<>(plan.map(RetentionPlan::deletions).orElse(List.of()));
    if (!isWithin(basis, deletions)) {
      return List.of();
    }
    deletions.removeIf(snapshot -> attempted.contains(snapshot.name()));
    Collections.reverse(deletions);
    return isTooMany(attempted.size() + deletions.size()) ? List.of() : deletions;
  }

  /** A last check of what the plan promises: it decides on nothing but what it was given, and never on the run's own. */
  private boolean isWithin(Basis basis, List<Snapshot> deletions) {
    Set<Snapshot> given = new HashSet<>(basis.listing().own());
    Optional<Snapshot> beyond = deletions.stream()
        .filter(snapshot -> !given.contains(snapshot) || basis.isOwn(snapshot))
        .findFirst();
    beyond.ifPresent(snapshot -> run.recorder()
        .error(
            Step.PLANNING,
            "The plan of " + ForeignText.named(run.settings().policy()) + " gives up "
                + snapshot.name() + ", which is not for it to decide",
            deletedSoFar()));
    return beyond.isEmpty();
  }

  /** A policy is foreign code, and what it throws arrives here, an error of the machine as well. */
  private Optional<RetentionPlan> plan(Basis basis) {
    try {
      Instant now = basis
          .ready()
          .map(ready -> time.of(ready.snapshot(), basis.listing()))
          .orElseGet(() -> time.of(basis.listing()));
      Optional<String> ownName = basis.ready().map(ready -> ready.snapshot().name());
      return Optional.of(new PlanMaker(run.settings(), ownName)
          .plan(basis.listing().own(), now, basis.listing().servedAt()));
    } catch (PolicyException failed) {
      return noPlan(ForeignText.of(String.valueOf(failed.getMessage())), " Mend the policy.");
    } catch (Throwable failed) {
      ForeignCode.keepInterruption(failed);
      return noPlan(ForeignText.of(failed), " The next run plans again.");
    }
  }

  private Optional<RetentionPlan> noPlan(String why, String advice) {
    run.recorder().error(Step.PLANNING, "Could not plan: " + why, deletedSoFar() + advice);
    return Optional.empty();
  }

  private String deletedSoFar() {
    return attempted.isEmpty() ? "Nothing was deleted." : "Nothing more was deleted.";
  }

  private boolean isTooMany(int deletions) {
    if (run.settings().maxDeletions().isEmpty()
        || deletions <= run.settings().maxDeletions().getAsInt()) {
      return false;
    }
    run.recorder()
        .error(
            Step.PLANNING,
            "The plan is to delete " + deletions + " snapshots; the ceiling is "
                + run.settings().maxDeletions().getAsInt(),
            deletedSoFar() + " If the plan is right, raise the ceiling for a run.");
    return true;
  }

  private Optional<JobListing> freshListing() throws InterruptedException {
    try {
      return Optional.of(run.client().list());
    } catch (SnapshotException failed) {
      run.recorder()
          .error(
              Step.LISTING,
              failed,
              "The plan had grown old, so nothing more was deleted. The next run goes on.");
      return Optional.empty();
    }
  }

  private void delete(Snapshot snapshot) throws InterruptedException {
    ForeignCode.stopIfInterrupted();
    attempted.add(snapshot.name());
    run.recorder().deletionBegins();
    run.recorder().deletion(new Deletion(snapshot, resultOf(snapshot)));
  }

  private Result resultOf(Snapshot snapshot) throws InterruptedException {
    try {
      run.client().delete(snapshot);
      return Result.DELETED;
    } catch (SnapshotException.NotFound gone) {
      return Result.ALREADY_GONE;
    } catch (SnapshotException.Unavailable | SnapshotException.Throttled noAnswer) {
      run.recorder()
          .error(
              Step.DELETION,
              noAnswer,
              "It may be gone all the same; if not, the next run tries again.");
      return Result.FAILED;
    } catch (SnapshotException failed) {
      run.recorder()
          .error(Step.DELETION, failed, "The snapshot counts as kept; the next run tries again.");
      return Result.FAILED;
    }
  }
}
