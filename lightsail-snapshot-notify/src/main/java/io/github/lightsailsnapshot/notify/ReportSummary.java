package io.github.lightsailsnapshot.notify;

import io.github.lightsailsnapshot.core.monitor.RecoveryPoint;
import io.github.lightsailsnapshot.core.report.FleetReport;
import io.github.lightsailsnapshot.core.report.RunReport;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.report.TakenSnapshot;
import io.github.lightsailsnapshot.retention.RetentionPlan;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.text.PlainText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A summary of a report, for channels with limited space. Each text is one sanitised line, see {@link PlainText};
 * {@code toString()} returns all of them, one per line.
 *
 * <p>The summary of a fleet sums up its jobs. Those that failed or were degraded are named, each on one line, at most
 * {@value #MOST_JOBS} of them.
 *
 * @param headline the outcome, the run's headline, and for a job the region if known
 * @param next the consequence and what to do, in one or two sentences
 * @param made the run's snapshot, or a note that none is known or none was to be taken; for a fleet, how many jobs have
 *     one
 * @param counts how many snapshots are kept and deleted
 * @param where the kind, region and host, as far as known; for a fleet, the regions of its jobs
 * @param problems the errors, for a fleet also the jobs that failed or were degraded, then the warnings
 * @param recoveryPoint when the newest snapshot that can be restored from was created, as far as the report knows; for a
 *     fleet, that of the job whose newest one is the oldest, or empty if that of any job is not known
 */
public record ReportSummary(
    String headline,
    String next,
    String made,
    String counts,
    String where,
    List<String> problems,
    Optional<Instant> recoveryPoint) {

  /** How many jobs of a fleet a summary names at most. The others are counted. */
  public static final int MOST_JOBS = 50;

  /** Stands for the name of a run's own snapshot, of which only the time matters. */
  private static final String OWN = "own";

  /** Copies the list. */
  public ReportSummary {
    problems = List.copyOf(problems);
  }

  /**
   * Summarises a report.
   *
   * @param report the report of a job or of a fleet
   * @return the summary
   */
  public static ReportSummary of(RunReport report) {
    return report instanceof FleetReport fleet
        ? FleetSummary.of(fleet)
        : ofJob((SnapshotReport) report);
  }

  private static ReportSummary ofJob(SnapshotReport report) {
    return new ReportSummary(
        PlainText.line(headline(report)),
        PlainText.line(AdviceText.after(report)),
        PlainText.line(made(report)),
        SnapshotCounts.of(report.jobs()).toString(),
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
    Stream<Snapshot> own = report.snapshot().stream()
        .filter(snapshot -> snapshot.state() == Snapshot.State.AVAILABLE)
        .flatMap(snapshot ->
            snapshot.createdAt().stream().map(time -> Snapshot.available(OWN, OWN, time)));
    Stream<Snapshot> kept = report.plan().stream().flatMap(plan -> plan.kept().stream());
    Instant now = report.plan().map(RetentionPlan::now).orElse(report.finishedAt());
    return RecoveryPoint.newestOf(Stream.concat(own, kept).toList(), now).map(Snapshot::createdAt);
  }

  /**
   * Returns the headline and the first problem, for a list of several reports.
   *
   * @return one line
   */
  public String line() {
    return headline + firstProblem().map(problem -> ": " + problem).orElse("");
  }

  /**
   * Returns the first problem, and how many more there are.
   *
   * @return one line, if there is a problem
   */
  public Optional<String> firstProblem() {
    return problems.stream().findFirst().map(first -> first + more());
  }

  private String more() {
    int more = problems.size() - 1;
    return more == 0 ? "" : " (and " + more + (more == 1 ? " more problem)" : " more problems)");
  }

  @Override
  public String toString() {
    return Stream.concat(Stream.of(headline, next, made, counts, where), problems.stream())
        .collect(Collectors.joining("\n"));
  }
}
