package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.engine.RunState.Prunable;
import io.github.lightsailsnapshot.core.engine.RunState.PruneProgress;
import io.github.lightsailsnapshot.core.engine.RunState.Ready;
import io.github.lightsailsnapshot.core.report.Deletion;
import io.github.lightsailsnapshot.core.report.Deletion.Result;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.TakenSnapshot;
import io.github.lightsailsnapshot.core.spi.Progress;
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
import java.util.OptionalInt;
import java.util.Set;

/**
 * Deletes what the plan does not keep, oldest first, with one call each. An outdated plan is replaced by one from a new
 * listing.
 */
final class PruneStep {
  private static final Duration PLAN_GROWS_OLD = Duration.ofMinutes(10);

  private final RunContext run;
  private final Prunable state;
  private final Set<String> attempted;

  private PruneStep(RunContext run, Prunable state) {
    this.run = run;
    this.state = state;
    this.attempted = new HashSet<>(state.progress().attempted());
  }

  /** The first state of a run that only prunes. Without a complete listing, nothing is deleted. */
  static RunState first() {
    return new FirstListing();
  }

  private record FirstListing() implements RunState.AwaitsListing {
    @Override
    public RunState listed(RunContext run, ListAnswer answer) {
      ListStep list = new ListStep(run);
      Optional<JobListing> listing = list.listing(answer, ListingProblems::nothingToPruneBy);
      listing.ifPresent(list::examine);
      return listing
          .<RunState>map(basis -> new RunState.Listed(basis, PruneProgress.NONE))
          .orElseGet(RunState.Failed::new);
    }
  }

  /** Plans what to delete. Without a plan, or with one that deletes too much, nothing is deleted. */
  static RunState plan(RunContext run, Prunable state) {
    List<Snapshot> deletions = new PruneStep(run, state).planned();
    return deletions.isEmpty() ? new RunState.Done() : new RunState.Planned(state, deletions);
  }

  /**
   * Deletes until everything is done or the plan is outdated. With a new plan, at least one snapshot is deleted, so
   * that slow listeners and policies cannot cause an endless loop.
   */
  static RunState delete(RunContext run, RunState.Planned planned) throws InterruptedException {
    return new PruneStep(run, planned.from()).delete(planned.deletions());
  }

  private RunState delete(List<Snapshot> deletions) throws InterruptedException {
    boolean isDue = state.progress().isRenewed();
    int number = 0;
    for (Snapshot snapshot : deletions) {
      number++;
      run.recorder().progress(new Progress.Deleting(snapshot, number, deletions.size()));
      if (!isDue && isOld(state.basis())) {
        return new Renewal(state, new PruneProgress(attempted, false));
      }
      delete(snapshot);
      isDue = false;
    }
    return new RunState.Done();
  }

  private boolean isOld(JobListing listing) {
    return run.time().since(listing.requestedAt()).compareTo(PLAN_GROWS_OLD) > 0;
  }

  /** The plan is outdated. */
  private record Renewal(Prunable old, PruneProgress progress) implements RunState.AwaitsListing {
    @Override
    public RunState listed(RunContext run, ListAnswer answer) {
      return new ListStep(run)
          .listing(answer, ListingProblems::planNotRenewed)
          .map(fresh -> old.renewed(run, fresh, progress.renewed()))
          .orElseGet(RunState.Done::new);
    }
  }

  /** The precondition for deletions: the run's snapshot, or another one of its slot, exists and has not failed. */
  static RunState stillReady(
      RunContext run, Ready ready, JobListing listing, PruneProgress progress) {
    TakenSnapshot own = ready.snapshot();
    Optional<TakenSnapshot> seen = listing.find(own.name()).map(own::seen);
    if (seen.filter(now -> now.state() != Snapshot.State.ERROR).isPresent()) {
      run.recorder().snapshot(seen.get());
      return new Ready(seen.get(), ready.slot(), listing, progress);
    }
    Optional<Snapshot> other = ready.slot().servedBy(listing);
    run.recorder()
        .add(
            seen.isPresent()
                ? failed(own.name(), other, progress)
                : gone(own.name(), other, progress));
    TakenSnapshot now = other.map(TakenSnapshot::found).or(() -> seen).orElse(own);
    run.recorder().snapshot(now);
    return other.isPresent()
        ? new Ready(now, ready.slot(), listing, progress)
        : new RunState.Done();
  }

  private static Problem failed(String own, Optional<Snapshot> other, PruneProgress progress) {
    return other.isPresent()
        ? WaitingProblems.failedAndReplaced(own)
        : WaitingProblems.failedWhileDeleting(own, progress.attempted());
  }

  private static Problem gone(String own, Optional<Snapshot> other, PruneProgress progress) {
    return other.isPresent()
        ? WaitingProblems.goneAndReplaced(own)
        : WaitingProblems.goneWhileDeleting(own, progress.attempted());
  }

  /** What to delete, oldest first; nothing if there is no plan, or if the plan deletes too much. */
  private List<Snapshot> planned() {
    Optional<RetentionPlan> plan = plan();
    plan.ifPresent(run.recorder()::plan);
    List<Snapshot> deletions =
        new ArrayList<>(plan.map(RetentionPlan::deletions).orElse(List.of()));
    if (!isWithin(deletions)) {
      return List.of();
    }
    deletions.removeIf(snapshot -> attempted.contains(snapshot.name()));
    Collections.reverse(deletions);
    return isTooMany(attempted.size() + deletions.size()) ? List.of() : deletions;
  }

  /** A final check that the plan deletes only snapshots that it was given, and never the run's own. */
  private boolean isWithin(List<Snapshot> deletions) {
    Set<Snapshot> given = new HashSet<>(state.basis().managed());
    Optional<Snapshot> beyond = deletions.stream()
        .filter(snapshot -> !given.contains(snapshot) || isOwn(snapshot))
        .findFirst();
    beyond.ifPresent(snapshot -> run.recorder()
        .add(PruningProblems.tooFar(
            ForeignText.named(run.settings().policy()), snapshot, attempted)));
    return beyond.isEmpty();
  }

  private boolean isOwn(Snapshot snapshot) {
    return state.runSnapshot().filter(own -> own.name().equals(snapshot.name())).isPresent();
  }

  /** A policy is foreign code, and everything that it throws arrives here, including errors of the JVM. */
  private Optional<RetentionPlan> plan() {
    try {
      JobListing basis = state.basis();
      RunTime time = new RunTime(run);
      Instant now = state
          .runSnapshot()
          .map(own -> time.ofPlan(own, basis))
          .orElseGet(() -> time.ofPlan(basis));
      Optional<String> ownName = state.runSnapshot().map(TakenSnapshot::name);
      return Optional.of(
          new PlanMaker(run.settings(), ownName).plan(basis.managed(), now, basis.servedAt()));
    } catch (PolicyException failed) {
      String why = ForeignText.of(String.valueOf(failed.getMessage()));
      run.recorder().add(PruningProblems.policyFailed(why, attempted));
      return Optional.empty();
    } catch (Throwable failed) {
      ForeignCode.keepInterruption(failed);
      run.recorder().add(PruningProblems.planningFailed(ForeignText.of(failed), attempted));
      return Optional.empty();
    }
  }

  private boolean isTooMany(int deletions) {
    OptionalInt ceiling = run.settings().maxDeletions();
    if (ceiling.isEmpty() || deletions <= ceiling.getAsInt()) {
      return false;
    }
    run.recorder().add(PruningProblems.tooMany(deletions, ceiling.getAsInt(), attempted));
    return true;
  }

  private void delete(Snapshot snapshot) throws InterruptedException {
    run.deadline().stopIfOver();
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
      run.recorder().add(PruningProblems.deletionUnanswered(noAnswer));
      return Result.FAILED;
    } catch (SnapshotException failed) {
      run.recorder().add(PruningProblems.notDeleted(failed));
      return Result.FAILED;
    }
  }
}
