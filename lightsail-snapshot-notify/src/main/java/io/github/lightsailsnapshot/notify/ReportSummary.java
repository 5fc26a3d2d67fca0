package io.github.lightsailsnapshot.notify;

import io.github.lightsailsnapshot.core.monitor.RecoveryPoint;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.report.TakenSnapshot;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.text.PlainText;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A summary of a report, for channels with limited space. Each text is one sanitised line, see {@link PlainText};
 * {@code toString()} returns all of them, one per line.
 *
 * @param headline the outcome, the run's headline, and the region if known
 * @param next the consequence and what to do, in one or two sentences
 * @param made the run's snapshot, or a note that none is known or none was to be taken
 * @param counts how many snapshots are kept and deleted
 * @param where the kind, region and host, as far as known
 * @param problems the errors, then the warnings
 * @param recoveryPoint when the newest snapshot that can be restored from was created, as far as the report knows
 */
public record ReportSummary(
    String headline,
    String next,
    String made,
    String counts,
    String where,
    List<String> problems,
    Optional<Instant> recoveryPoint) {

  /** Copies the list. */
  public ReportSummary {
    problems = List.copyOf(problems);
  }

  /**
   * Summarises a report.
   *
   * @param report the report
   * @return the summary
   */
  public static ReportSummary of(SnapshotReport report) {
    return new ReportSummary(
        PlainText.line(headline(report)),
        PlainText.line(AdviceText.after(report)),
        PlainText.line(made(report)),
        SnapshotCounts.of(report).toString(),
        PlainText.line(PlaceText.of(report.where())),
        Stream.concat(report.errors().stream(), report.warnings().stream())
            .map(problem -> PlainText.line(problem.toString()))
            .toList(),
        newestRecoveryPoint(report));
  }

  private static String headline(SnapshotReport report) {
    return report.outcome() + ": " + report.headline()
        + report.where().region().map(region -> " in " + region).orElse("");
  }

  private static String made(SnapshotReport report) {
    return report.kind().takesSnapshot()
        ? report.snapshot().map(TakenSnapshot::toString).orElse("No new snapshot is known")
        : "No snapshot was to be taken";
  }

  private static Optional<Instant> newestRecoveryPoint(SnapshotReport report) {
    Stream<Instant> own = report
        .snapshot()
        .filter(snapshot -> snapshot.state() == Snapshot.State.AVAILABLE)
        .flatMap(TakenSnapshot::createdAt)
        .stream();
    Stream<Instant> kept = report
        .plan()
        .flatMap(plan -> RecoveryPoint.newestOf(plan.kept(), plan.now()))
        .map(Snapshot::createdAt)
        .stream();
    return Stream.concat(own, kept).max(Comparator.naturalOrder());
  }

  @Override
  public String toString() {
    return Stream.concat(Stream.of(headline, next, made, counts, where), problems.stream())
        .collect(Collectors.joining("\n"));
  }
}
