package io.github.lightsailsnapshot.core.simulation;

import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.report.TakenSnapshot;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The run's own snapshot is what the report says, and none was overlooked. */
final class OwnSnapshotRules {
  private final World world;
  private final Execution execution;
  private final SnapshotReport report;
  private final CallTrace trace;
  private final Observations evidence;

  OwnSnapshotRules(World world, Execution execution, SnapshotReport report) {
    this.world = world;
    this.execution = execution;
    this.report = report;
    this.trace = execution.trace();
    this.evidence = new Observations(world, execution);
  }

  void check() {
    report.snapshot().ifPresentOrElse(this::claimed, this::unclaimed);
    doubtsAreLookedUp();
  }

  private void claimed(TakenSnapshot own) {
    require(evidence.supports(own), Invariant.TRUE_REPORT, () -> "nothing supports " + own);
    boolean wasTold = execution.claims().stream().anyMatch(told -> told.name().equals(own.name()));
    require(
        wasTold || (!execution.claims().isEmpty() && own.origin() == TakenSnapshot.Origin.FOUND),
        Invariant.TRUE_REPORT,
        () -> "told " + execution.claim() + ", reported " + own);
    require(
        trace.of(CallKind.DELETE).noneMatch(call -> call.name().equals(own.name())),
        Invariant.ITS_OWN_SNAPSHOT_STAYS,
        () -> own + " was to be deleted");
    Optional<Snapshot> seen = trace.lastShown(own.name());
    boolean isAsSeen = seen.map(Snapshot::state).orElse(State.PENDING) == own.state()
        && seen.map(Snapshot::createdAt).or(own::createdAt).equals(own.createdAt());
    require(
        isAsSeen || mayHaveSeenLess() || isUnread(own),
        Invariant.TRUE_REPORT,
        () -> own + " was last seen as " + seen);
    require(world.region().wasOwn(own.name()), Invariant.TRUE_REPORT, () -> own + " never was");
  }

  /** It was seen, and could not be read. */
  private boolean isUnread(TakenSnapshot own) {
    return own.state() == State.UNKNOWN
        && trace
            .of(CallKind.LIST)
            .flatMap(call -> call.listing().stream())
            .flatMap(listing -> listing.unreadable().stream())
            .anyMatch(item -> item.name().equals(own.name()));
  }

  /** The snapshot alone is not looked at again, and an interrupted run may not have come to it. */
  private boolean mayHaveSeenLess() {
    return execution.kind() == Execution.Kind.SNAPSHOT || OutcomeRules.isStopped(report);
  }

  private void unclaimed() {
    boolean accepted = trace.of(CallKind.CREATE).anyMatch(RecordedCall::succeeded);
    require(
        !accepted,
        Invariant.TRUE_REPORT,
        () -> "a creation was accepted, and the report has no own snapshot");
    boolean mayOverlook = execution.kind() == Execution.Kind.PRUNE
        || report.outcome() == Outcome.SKIPPED
        || OutcomeRules.isStopped(report)
        || hasDecidedAnew();
    if (!mayOverlook) {
      looksOnceMore();
      evidence
          .overlooked()
          .ifPresent(name -> require(false, Invariant.SLOT_RESUMED, () -> name + " was there"));
    }
  }

  /** A run that became too late for its slot is about another one, and what served the first no longer matters. */
  private boolean hasDecidedAnew() {
    return report.has(Problem.Kind.RUN_DELAYED);
  }

  /** A run with a slot does not fail before it has asked whether the slot is served, since its last request. */
  private void looksOnceMore() {
    Optional<RecordedCall> last = trace.of(CallKind.CREATE).reduce((earlier, later) -> later);
    boolean hasLooked =
        last.isEmpty() || trace.after(last.get()).stream().anyMatch(call -> call.is(CallKind.LIST));
    require(
        hasLooked || world.plan().slot().isEmpty(),
        Invariant.LAST_LOOK,
        () -> "nothing was listed since " + last);
  }

  /**
   * After a creation that may have had its effect, the account is looked at before anything else is concluded; after one that
   * was throttled, the name may be asked for again at once.
   */
  private void doubtsAreLookedUp() {
    List<RecordedCall> all = trace.all();
    for (int i = 0; i < all.size(); i++) {
      RecordedCall call = all.get(i);
      Optional<RecordedCall> next =
          i + 1 < all.size() ? Optional.of(all.get(i + 1)) : Optional.empty();
      boolean isFollowed = next.filter(
              follows -> follows.is(CallKind.LIST) || isAgain(call, follows))
          .isPresent();
      require(
          !call.is(CallKind.CREATE)
              || !Observations.leavesInDoubt(call)
              || isFollowed
              || OutcomeRules.isStopped(report),
          Invariant.SLOT_RESUMED,
          () -> call + " was not looked up");
    }
  }

  private static boolean isAgain(RecordedCall call, RecordedCall next) {
    return call.failure().filter(SnapshotException.Throttled.class::isInstance).isPresent()
        && next.is(CallKind.CREATE)
        && next.name().equals(call.name());
  }

  private void require(boolean condition, Invariant rule, Supplier<String> details) {
    world.require(condition, rule, () -> details.get() + "\n" + report);
  }
}
