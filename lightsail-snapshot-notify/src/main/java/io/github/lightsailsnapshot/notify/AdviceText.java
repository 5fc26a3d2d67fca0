package io.github.lightsailsnapshot.notify;

import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.SnapshotReport;

/** The advice for the reader of a report. */
final class AdviceText {
  private AdviceText() {}

  static String after(SnapshotReport report) {
    return ended(report)
        + (report.interrupted() ? " The run was interrupted before its end: run it again." : "");
  }

  private static String ended(SnapshotReport report) {
    boolean takesSnapshot = report.kind().takesSnapshot();
    return switch (report.outcome()) {
      case SUCCEEDED ->
        report.warnings().isEmpty()
            ? "Nothing to do."
            : "Nothing to do now; the warnings deserve a look.";
      case SKIPPED ->
        "Nothing to do: another snapshot of this job is still being taken. "
            + "Should it get stuck, a later run says so.";
      case DEGRADED ->
        (takesSnapshot
                ? "There is a snapshot, but something needs a look. "
                : "Something needs a look. ")
            + advice(report);
      case FAILED ->
        (takesSnapshot ? "There is no new snapshot to rely on. " : "The pruning failed. ")
            + advice(report);
    };
  }

  private static String advice(SnapshotReport report) {
    return report.errors().stream().findFirst().map(Problem::advice).orElse("See the report.");
  }
}
