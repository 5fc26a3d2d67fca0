package io.github.lightsailsnapshot.notify;

import io.github.lightsailsnapshot.core.report.Deletion;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.retention.RetentionPlan;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How many snapshots a run kept and deleted.
 *
 * @param kept empty if there is no plan
 */
record SnapshotCounts(Optional<Integer> kept, int gone, int failed, int untouched) {

  private static final SnapshotCounts NONE = new SnapshotCounts(Optional.empty(), 0, 0, 0);

  /** Sums up the reports of jobs. */
  static SnapshotCounts of(List<SnapshotReport> reports) {
    return reports.stream().map(SnapshotCounts::of).reduce(NONE, SnapshotCounts::plus);
  }

  private SnapshotCounts plus(SnapshotCounts other) {
    return new SnapshotCounts(
        Stream.concat(kept.stream(), other.kept.stream()).reduce(Integer::sum),
        gone + other.gone,
        failed + other.failed,
        untouched + other.untouched);
  }

  private static SnapshotCounts of(SnapshotReport report) {
    int failed =
        (int) report.deletions().stream().filter(deletion -> !deletion.isGone()).count();
    return new SnapshotCounts(
        report.plan().map(plan -> plan.kept().size()),
        report.deletions().size() - failed,
        failed,
        report.plan().map(plan -> untouched(plan, report)).orElse(0));
  }

  /**
   * Snapshots that the plan does not keep and that the run did not try to delete, for example because of the limit on
   * deletions.
   */
  private static int untouched(RetentionPlan plan, SnapshotReport report) {
    Set<Snapshot> tried =
        report.deletions().stream().map(Deletion::snapshot).collect(Collectors.toSet());
    return (int)
        plan.deletions().stream().filter(given -> !tried.contains(given)).count();
  }

  @Override
  public String toString() {
    String counts = kept.map(number -> "Kept " + number + ", deleted ").orElse("Deleted ") + gone;
    if (failed > 0) {
      counts += ", could not delete " + failed;
    }
    return untouched > 0 ? counts + ", left alone " + untouched + " that may go" : counts;
  }
}
