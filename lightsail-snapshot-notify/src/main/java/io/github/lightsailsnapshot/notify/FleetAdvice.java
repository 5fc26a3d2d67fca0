package io.github.lightsailsnapshot.notify;

import io.github.lightsailsnapshot.core.report.FleetReport;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import java.util.stream.Stream;

/** The advice for the reader of the report of a fleet. */
final class FleetAdvice {
  private FleetAdvice() {}

  static String after(FleetReport report) {
    return ended(report)
        + (report.interrupted() ? " The run was interrupted before its end: run it again." : "");
  }

  private static String ended(FleetReport report) {
    return switch (report.outcome()) {
      case SUCCEEDED ->
        hasWarnings(report) ? "Nothing to do now; the warnings deserve a look." : "Nothing to do.";
      case SKIPPED ->
        "Nothing to do: no job had to take a snapshot, or another run is taking it. "
            + "Should it get stuck, a later run says so.";
      case DEGRADED -> "Something needs a look. " + advice(report);
      case FAILED -> failed(report) + advice(report);
    };
  }

  private static boolean hasWarnings(FleetReport report) {
    return !report.warnings().isEmpty()
        || report.jobs().stream().anyMatch(job -> !job.warnings().isEmpty());
  }

  private static String failed(FleetReport report) {
    int failed = report.count(Outcome.FAILED);
    if (failed == 0) {
      return report.jobs().isEmpty() ? "The fleet has no jobs. " : "Some sources may be missing. ";
    }
    String jobs =
        failed + " of " + report.jobs().size() + (failed == 1 ? " jobs has " : " jobs have ");
    return report.kind().takesSnapshot()
        ? jobs + "no new snapshot to rely on. "
        : jobs + "not been pruned. ";
  }

  /** What concerns the fleet comes first, then the first job that needs attention, by name. */
  private static String advice(FleetReport report) {
    return report.errors().stream()
        .map(Problem::advice)
        .findFirst()
        .or(() -> report.unwell().stream().flatMap(FleetAdvice::ofJob).findFirst())
        .orElse("See the report.");
  }

  private static Stream<String> ofJob(SnapshotReport job) {
    return job.errors().stream().map(problem -> job.source() + ": " + problem.advice());
  }
}
