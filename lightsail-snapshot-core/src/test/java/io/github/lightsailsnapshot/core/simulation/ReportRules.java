package io.github.lightsailsnapshot.core.simulation;

import io.github.lightsailsnapshot.core.Progress;
import io.github.lightsailsnapshot.core.SnapshotReport;
import java.time.Duration;

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
        execution.report().orElseThrow(() -> world.violated(Rule.ONE_REPORT, "there is none"));
    world.require(
        execution.wasInterruptedAtEnd() == execution.wasInterrupted(),
        Rule.STOPS_AT_ONCE,
        () -> "the interrupt flag is not as it was");
    execution.hooks().checkGoesOn();
    steps(report);
    pausesAreNotTooLong();
    new AudienceRules(world, execution, report).check();
    new OutcomeRules(world, execution, report).check();
    new OwnSnapshotRules(world, execution, report).check();
    new LineRules(world, execution, report).check();
    new PatienceRules(world, execution, report).check();
  }

  /** It waits for the new snapshot, and for each name until it is accepted and for a minute until it is listed. */
  private void pausesAreNotTooLong() {
    long names =
        execution.trace().of(Verb.CREATE).map(Exchange::name).distinct().count();
    Duration wait = world.plan().patience();
    Duration longest = wait.plus(wait.plusMinutes(1).multipliedBy(names));
    world.require(
        execution.paused().compareTo(longest) <= 0,
        Rule.BOUNDED,
        () -> "it paused for " + execution.paused() + ", at most " + longest + " are due");
  }

  /** One beginning, one end, and the end tells how it ended. */
  private void steps(SnapshotReport report) {
    int last = execution.steps().size() - 1;
    boolean whole = execution.steps().get(0) instanceof Progress.Started
        && execution.steps().get(last) instanceof Progress.Finished finished
        && finished.report().own().equals(report.own())
        && execution.steps().stream()
                .filter(Progress.Finished.class::isInstance)
                .count()
            == 1;
    world.require(whole, Rule.ONE_REPORT, () -> "the steps are " + execution.steps());
  }
}
