package io.github.lightsailsnapshot.core.simulation;

import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.report.TakenSnapshot;
import io.github.lightsailsnapshot.core.report.TakenSnapshot.Origin;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.util.Optional;

/** What the answers to an execution's requests for a snapshot make it report. */
final class RequestOracle {
  private final World world;
  private final Execution execution;
  private final CallTrace trace;
  private final Observations evidence;

  RequestOracle(World world, Execution execution) {
    this.world = world;
    this.execution = execution;
    this.trace = execution.trace();
    this.evidence = new Observations(world, execution);
  }

  /**
   * Errors of a run whose snapshot is not the one that it asked for first.
   *
   * @param due how many there are, at least
   * @param possible how many more there may be
   */
  record Replacement(int due, int possible) {}

  private Optional<RecordedCall> lastRequest() {
    return trace.of(CallKind.CREATE).reduce((earlier, later) -> later);
  }

  /**
   * Whether the last request was refused for good, and the look that an earlier one without a clear answer makes due shows that
   * the name is somebody else's: neither would have mended the other, so both are said.
   */
  boolean isRefusedAndHeld() {
    Optional<RecordedCall> last = lastRequest();
    boolean isRefused = last.filter(call -> !call.succeeded() && !Observations.leavesInDoubt(call))
        .flatMap(RecordedCall::failure)
        .filter(why -> !(why instanceof SnapshotException.InvalidState))
        .isPresent();
    return isRefused
        && trace
            .of(CallKind.CREATE)
            .anyMatch(
                call -> call.name().equals(last.get().name()) && Observations.leavesInDoubt(call))
        && trace.after(last.get()).stream()
            .flatMap(call -> call.listing().stream())
            .flatMap(listing -> CallTrace.find(listing, last.get().name()).stream())
            .anyMatch(holder -> !world.region().isOwn(holder));
  }

  /** A snapshot whose request got no answer while hooks were at work may have been taken while the source went on. */
  boolean isConsistencyInDoubt(String own) {
    return execution.hooks().present()
        && lastRequest(own).filter(call -> !call.succeeded()).isPresent()
        && trace
            .of(CallKind.CREATE)
            .anyMatch(call -> call.name().equals(own) && call.hasNoAnswer());
  }

  private Optional<RecordedCall> lastRequest(String name) {
    return trace
        .of(CallKind.CREATE)
        .filter(call -> call.name().equals(name))
        .reduce((earlier, later) -> later);
  }

  /** Whether it depends on when the run looked which of several snapshots it saw first. */
  boolean dependsOnTheMoment(String own) {
    return isFoundWhileItCouldNotBeMade(own) || isFoundUnderAnotherName(own);
  }

  /** Whether the slot's own turned up while requests for it were refused: then it depends on when the run looked. */
  private boolean isFoundWhileItCouldNotBeMade(String own) {
    return lastRequest()
        .filter(last -> last.name().equals(own))
        .flatMap(RecordedCall::failure)
        .filter(why -> why instanceof SnapshotException.InvalidState
            || why instanceof SnapshotException.Throttled)
        .isPresent();
  }

  /** Whether another name serves the slot after a request that may yet be granted: then it depends on which of the two is seen first. */
  private boolean isFoundUnderAnotherName(String own) {
    return lastRequest()
        .filter(last -> !last.name().equals(own))
        .filter(last -> Observations.leavesInDoubt(last)
            || last.failure()
                .filter(SnapshotException.InvalidState.class::isInstance)
                .isPresent())
        .isPresent();
  }

  /**
   * A run whose snapshot is another one than it had at first, or stands for one that could not be made, says so. Where both are
   * so, it says that it was refused the first one too, unless the service only told that the name was taken.
   */
  Replacement replacement(TakenSnapshot taken) {
    String own = taken.name();
    boolean isAnother =
        execution.claims().stream().anyMatch(claim -> !claim.name().equals(own));
    Optional<? extends RuntimeException> refusal = lastRequest()
        .filter(last -> !Observations.leavesInDoubt(last))
        .flatMap(RecordedCall::failure);
    boolean isForAnother = taken.origin() == Origin.FOUND && refusal.isPresent();
    boolean isToldTwice =
        isAnother && isForAnother && !(refusal.get() instanceof SnapshotException.NameTaken);
    return new Replacement(
        isAnother || isForAnother ? 1 : 0,
        (isAnother ? Math.max(0, replaced(own) - 1) : 0) + (isToldTwice ? 1 : 0));
  }

  /** How many of the slot's other snapshots failed before the run's eyes. Only the first that it had was told. */
  private int replaced(String own) {
    return (int) trace.all().stream()
        .flatMap(call -> call.listing().stream())
        .flatMap(listing -> trace.own(listing).stream())
        .filter(snapshot -> snapshot.state() == State.ERROR)
        .map(Snapshot::name)
        .filter(name -> evidence.isOfSlot(name) && !name.equals(own))
        .distinct()
        .count();
  }
}
