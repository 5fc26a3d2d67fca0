package io.github.lightsailsnapshot.notify;

import io.github.lightsailsnapshot.core.report.FleetReport;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.report.TakenSnapshot;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.text.PlainText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Summarises the report of a fleet. */
final class FleetSummary {
  private final FleetReport report;

  private FleetSummary(FleetReport report) {
    this.report = report;
  }

  static ReportSummary of(FleetReport report) {
    return new FleetSummary(report).summary();
  }

  private ReportSummary summary() {
    return new ReportSummary(
        PlainText.line(report.outcome() + ": " + report.headline()),
        PlainText.line(FleetAdvice.after(report)),
        made(),
        SnapshotCounts.of(report.jobs()).toString(),
        PlainText.line(PlaceText.of(report)),
        problems(),
        oldestRecoveryPoint());
  }

  private String made() {
    if (!report.kind().takesSnapshot()) {
      return "No snapshots were to be taken";
    }
    long pending = having(Snapshot.State.PENDING);
    return having(Snapshot.State.AVAILABLE) + " of " + report.jobs().size()
        + " jobs have an available snapshot"
        + (pending > 0 ? ", " + pending + " a pending one" : "");
  }

  private long having(Snapshot.State state) {
    return report.jobs().stream()
        .flatMap(job -> job.snapshot().stream())
        .map(TakenSnapshot::state)
        .filter(seen -> seen == state)
        .count();
  }

  private List<String> problems() {
    return Stream.of(
            lines(report.errors()), jobs().stream(), unnamed().stream(), lines(report.warnings()))
        .flatMap(lines -> lines)
        .toList();
  }

  private static Stream<String> lines(List<Problem> problems) {
    return problems.stream().map(problem -> PlainText.line(problem.toString()));
  }

  private List<String> jobs() {
    return named().map(job -> ReportSummary.of(job).line()).toList();
  }

  private Stream<SnapshotReport> named() {
    return report.unwell().stream().limit(ReportSummary.MOST_JOBS);
  }

  private Optional<String> unnamed() {
    int failed = report.count(Outcome.FAILED);
    int left = report.unwell().size() - ReportSummary.MOST_JOBS;
    return left > 0
        ? Optional.of("and " + left + " more jobs that failed or were degraded; in all, " + failed
            + " failed and " + report.count(Outcome.DEGRADED) + " were degraded")
        : Optional.empty();
  }

  /** Empty if that of any job is not known, because it may be the oldest. */
  private Optional<Instant> oldestRecoveryPoint() {
    List<Instant> known = report.jobs().stream()
        .flatMap(job -> ReportSummary.of(job).recoveryPoint().stream())
        .sorted()
        .toList();
    return known.isEmpty() || known.size() < report.jobs().size()
        ? Optional.empty()
        : Optional.of(known.get(0));
  }
}
