package io.github.lightsailsnapshot.core.simulation;

import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.report.TakenSnapshot;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/** The outcome is that of the table, and each line of the table that applies has its error in the report. */
final class OutcomeRules {
  private final World world;
  private final Execution execution;
  private final SnapshotReport report;

  OutcomeRules(World world, Execution execution, SnapshotReport report) {
    this.world = world;
    this.execution = execution;
    this.report = report;
  }

  /** By an interruption or its deadline. */
  static boolean isStopped(SnapshotReport report) {
    return isInterrupted(report) || report.has(Problem.Kind.DEADLINE_PASSED);
  }

  static boolean isInterrupted(SnapshotReport report) {
    return report.interrupted() || report.has(Problem.Kind.INTERRUPTED);
  }

  void check() {
    if (isStopped(report)) {
      stopped();
      return;
    }
    inAnyCase();
    if (!mayHaveDecidedAnew() && !execution.wasResumedAtAnyTime()) {
      ofTheTable();
    }
  }

  private void inAnyCase() {
    require(
        report.outcome() != Outcome.FAILED || report.deletions().isEmpty(),
        () -> "failed, but " + report.deletions());
    require(
        report.outcome() != Outcome.SKIPPED || report.deletions().isEmpty(),
        () -> "skipped, but " + report.deletions());
    require(
        (report.outcome() == Outcome.SUCCEEDED) == report.errors().isEmpty()
            || report.outcome() == Outcome.SKIPPED,
        () -> report.outcome() + " with " + report.errors());
    boolean isGood = report
        .snapshot()
        .map(TakenSnapshot::state)
        .filter(state -> state == State.AVAILABLE || state == State.PENDING)
        .isPresent();
    require(
        report.outcome() != Outcome.SUCCEEDED || execution.kind() == Execution.Kind.PRUNE || isGood,
        () -> "succeeded with " + report.snapshot());
  }

  /** A run that was held up until its slot was over looks again, and what it was told first no longer decides. */
  private boolean mayHaveDecidedAnew() {
    boolean isTimeTold = world.faultProfile().datesListings();
    return world.plan().slot().isPresent()
        ? execution.wasHeldUp()
            || report.has(Problem.Kind.RUN_DELAYED)
            || new Observations(world, execution).isSlotUncertain()
        : execution.wasHeldUp() && !isTimeTold;
  }

  private void ofTheTable() {
    OutcomeOracle table = new OutcomeOracle(world, execution, report);
    require(
        table.outcomes().contains(report.outcome()),
        () -> report.outcome() + " instead of " + table.outcomes());
    List<Problem.Step> errors = new ArrayList<>();
    report
        .errors()
        .forEach(error -> errors.addAll(Collections.nCopies(error.count(), error.step())));
    List<Problem.Step> others = new ArrayList<>(errors);
    table.errors().forEach(others::remove);
    boolean allAreThere = errors.size() - others.size() == table.errors().size();
    int least = table.errorsOfAnyStep();
    require(
        (allAreThere && others.size() >= least && others.size() <= least + table.moreErrors())
            || report.outcome() == Outcome.SKIPPED,
        () -> "errors in " + errors + ", due in " + table.errors() + " and " + least + " more");
  }

  private void stopped() {
    require(execution.wasInterrupted() || !isInterrupted(report), () -> "nobody interrupted it");
    boolean something = report.snapshot().isPresent()
        || execution.trace().of(CallKind.DELETE).findAny().isPresent();
    require(
        report.outcome() == (something ? Outcome.DEGRADED : Outcome.FAILED),
        () -> report.outcome() + " although it was stopped, with " + report.snapshot());
  }

  private void require(boolean condition, Supplier<String> details) {
    world.require(condition, Invariant.OUTCOME, () -> details.get() + "\n" + report);
  }
}
