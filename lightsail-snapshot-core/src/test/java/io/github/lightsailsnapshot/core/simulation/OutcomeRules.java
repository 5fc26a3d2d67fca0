package io.github.lightsailsnapshot.core.simulation;

import io.github.lightsailsnapshot.core.Outcome;
import io.github.lightsailsnapshot.core.Problem;
import io.github.lightsailsnapshot.core.SnapshotReport;
import java.util.List;
import java.util.function.Supplier;

/** The outcome is that of the table, and each line of the table that applies has its error in the report. */
final class OutcomeRules {
  private static final String INTERRUPTED = "The run was interrupted";

  private final World world;
  private final Execution execution;
  private final SnapshotReport report;

  OutcomeRules(World world, Execution execution, SnapshotReport report) {
    this.world = world;
    this.execution = execution;
    this.report = report;
  }

  static boolean isStopped(SnapshotReport report) {
    return report.errors().stream().anyMatch(error -> error.message().startsWith(INTERRUPTED));
  }

  void check() {
    if (isStopped(report)) {
      stopped();
      return;
    }
    Table table = new Table(world, execution, report);
    Outcome expected = table.outcome();
    require(report.outcome() == expected, () -> report.outcome() + " instead of " + expected);
    List<Problem.Step> errors =
        report.errors().stream().map(Problem::step).sorted().toList();
    List<Problem.Step> due = table.errors();
    require(errors.equals(due), () -> "errors in " + errors + ", due in " + due);
    require(
        report.outcome() != Outcome.FAILED || report.deletions().isEmpty(),
        () -> "failed, but " + report.deletions());
  }

  private void stopped() {
    require(execution.wasInterrupted(), () -> "nobody interrupted it");
    boolean something =
        report.own().isPresent() || execution.trace().of(Verb.DELETE).findAny().isPresent();
    require(
        report.outcome() == (something ? Outcome.DEGRADED : Outcome.FAILED),
        () -> report.outcome() + " after an interruption, with " + report.own());
  }

  private void require(boolean condition, Supplier<String> details) {
    world.require(condition, Rule.OUTCOME, () -> details.get() + "\n" + report);
  }
}
