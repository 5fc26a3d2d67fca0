package io.github.lightsailsnapshot.core.simulation;

import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.spi.Progress;

/** What must hold at the end of an execution. */
final class ReportRules {
  private final World world;
  private final Execution execution;

  ReportRules(World world, Execution execution) {
    this.world = world;
    this.execution = execution;
  }

  void check() {
    if (execution.wasKilled()) {
      return;
    }
    SnapshotReport report =
        execution.report().orElseThrow(() -> world.violated(Invariant.ONE_REPORT, "there is none"));
    world.require(
        execution.wasInterruptedAtEnd() == execution.wasInterrupted(),
        Invariant.STOPS_AT_ONCE,
        () -> "the interrupt flag is not as it was");
    execution.hooks().checkGoesOn();
    steps(report);
    new NotificationRules(world, execution, report).check();
    execution.deadline().reported(report);
    execution.schedule().check(world, execution, report);
    new OutcomeRules(world, execution, report).check();
    new OwnSnapshotRules(world, execution, report).check();
    new ReportLineRules(world, execution, report).check();
    new WaitRules(world, execution, report).check();
  }

  /** One beginning, one end, and the end tells how it ended. */
  private void steps(SnapshotReport report) {
    int last = execution.steps().size() - 1;
    boolean whole = execution.steps().get(0) instanceof Progress.Started
        && execution.steps().get(last) instanceof Progress.Finished finished
        && finished.report().snapshot().equals(report.snapshot())
        && execution.steps().stream()
                .filter(Progress.Finished.class::isInstance)
                .count()
            == 1;
    world.require(whole, Invariant.ONE_REPORT, () -> "the steps are " + execution.steps());
  }
}
