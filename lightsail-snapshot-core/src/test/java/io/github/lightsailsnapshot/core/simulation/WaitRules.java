package io.github.lightsailsnapshot.core.simulation;

import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.report.TakenSnapshot;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A run that gives up has tried for as long as it is due, and one that goes on has not tried for longer: the wait, from the
 * first request on, and at least a minute for asking. The time of hooks counts as little as that in which a host is held up.
 */
final class WaitRules {
  private static final Duration LOOKING_UP = Duration.ofMinutes(1);
  private static final Duration BETWEEN_HOOKS = Duration.ofMinutes(1);
  private static final Duration CALLS = Duration.ofMinutes(3);
  private static final long MOST_WITH_HOOKS = 5;
  /** A run in parts measures its wait by the service's time, which is told in whole seconds. */
  private static final Duration WHOLE_SECONDS = Duration.ofSeconds(2);

  private final World world;
  private final Execution execution;
  private final SnapshotReport report;
  private final CallTrace trace;
  private final Observations evidence;
  private final JobPlan plan;

  WaitRules(World world, Execution execution, SnapshotReport report) {
    this.world = world;
    this.execution = execution;
    this.report = report;
    this.trace = execution.trace();
    this.evidence = new Observations(world, execution);
    this.plan = world.plan();
  }

  void check() {
    if (execution.wasHeldUp() || execution.wasResumedAtAnyTime()) {
      return;
    }
    notForTooLong();
    lostIsNotWaitedFor();
    if (!OutcomeRules.isStopped(report)) {
      forLongEnough();
    }
  }

  private Optional<RecordedCall> firstCreation() {
    return trace.of(CallKind.CREATE).findFirst();
  }

  private Optional<RecordedCall> lastCreation() {
    return trace.of(CallKind.CREATE).reduce((earlier, later) -> later);
  }

  private void forLongEnough() {
    if (isStillPending()) {
      require(plan.waitTimeout(), sinceItBegan(trace.beforePruning()));
    }
    if (execution.kind() == Execution.Kind.PRUNE
        || report.snapshot().isPresent()
        || report.outcome() != Outcome.FAILED) {
      return;
    }
    Optional<RuntimeException> failure = lastCreation().flatMap(RecordedCall::failure);
    if (failure.isPresent()) {
      givenUp(lastCreation().get(), failure.get());
    } else if (trace.lastListing().isEmpty() && !execution.hooks().forbidSnapshot()) {
      require(plan.waitTimeout(), between(trace.all().get(0).beganAt(), trace.all()));
    }
  }

  private boolean isStillPending() {
    return execution.kind() == Execution.Kind.RUN
        && report.outcome() == Outcome.DEGRADED
        && report
            .snapshot()
            .map(TakenSnapshot::name)
            .map(own -> trace.lastSeen(own).map(Snapshot::state).orElse(State.PENDING))
            .filter(State.PENDING::equals)
            .isPresent()
        && trace.isMissedSince(report.snapshot().get().name()).isEmpty()
        && trace.showsUnreadable(report.snapshot().get().name()).isEmpty();
  }

  private void givenUp(RecordedCall last, RuntimeException failure) {
    if (failure instanceof SnapshotException.NameTaken) {
      if (trace.after(last).stream().noneMatch(call -> shows(call, last.name()))) {
        require(LOOKING_UP, Duration.between(last.endedAt(), end(trace.all())));
      }
      return;
    }
    boolean isAskedAgain = last.hasNoAnswer()
        || failure instanceof SnapshotException.Throttled
        || failure instanceof SnapshotException.InvalidState;
    if (!isAskedAgain
        || execution.hooks().forbidSnapshot()
        || trace.after(last).stream().anyMatch(call -> shows(call, last.name()))) {
      return;
    }
    boolean isLastWithHooks =
        execution.hooks().present() && trace.of(CallKind.CREATE).count() == MOST_WITH_HOOKS;
    if (!isLastWithHooks) {
      Duration due = execution.hooks().present()
          ? plan.askingTimeout().minus(BETWEEN_HOOKS)
          : plan.askingTimeout();
      require(due, sinceItBegan(trace.all()));
    }
  }

  private static boolean shows(RecordedCall call, String name) {
    return call.listing()
        .filter(listing -> CallTrace.find(listing, name).isPresent()
            || listing.unreadable().stream().anyMatch(item -> item.name().equals(name)))
        .isPresent();
  }

  /** Since the first request, or since the run found that it needs none. */
  private Duration sinceItBegan(List<RecordedCall> until) {
    Instant began = firstCreation()
        .map(RecordedCall::beganAt)
        .or(() -> evidence.deciding().map(RecordedCall::endedAt))
        .orElse(execution.startedAt());
    return between(began, until).minus(execution.hooks().timeSinceTheFirst());
  }

  private static Duration between(Instant began, List<RecordedCall> until) {
    return Duration.between(began, end(until));
  }

  private static Instant end(List<RecordedCall> until) {
    return until.get(until.size() - 1).endedAt();
  }

  private void notForTooLong() {
    Duration asking = plan.askingTimeout();
    atMost(asking, execution.pausedBeforeAsking(), firstCreation().isPresent());
    Duration longest = asking.plus(LOOKING_UP);
    atMost(longest, execution.paused().minus(execution.pausedBeforeAsking()), true);
    atMost(asking.plus(plan.waitTimeout()), execution.pausedBeforeAsking(), true);
    if (firstCreation().isPresent()) {
      atMost(longest.plus(CALLS), sinceItBegan(trace.beforePruning()), true);
    }
  }

  /** What was seen, and then is missing for a minute, is gone; while no listing comes back, nobody can know. */
  private void lostIsNotWaitedFor() {
    boolean everyListingCame =
        trace.of(CallKind.LIST).allMatch(call -> call.listing().isPresent());
    report
        .snapshot()
        .flatMap(own -> trace.isMissedSince(own.name()))
        .ifPresent(missed -> atMost(LOOKING_UP.plus(CALLS), missed, everyListingCame));
  }

  private void atMost(Duration longest, Duration waited, boolean applies) {
    world.require(
        !applies || waited.compareTo(longest) <= 0,
        Invariant.BOUNDED,
        () -> "it went on for " + waited + ", at most " + longest + " are due\n" + report);
  }

  private void require(Duration due, Duration waited) {
    Duration atLeast = execution.wasResumed() ? due.minus(WHOLE_SECONDS) : due;
    world.require(
        due.isZero() || waited.compareTo(atLeast) >= 0,
        Invariant.PATIENCE,
        () -> "gave up after " + waited + ", due are " + due + "\n" + report);
  }
}
