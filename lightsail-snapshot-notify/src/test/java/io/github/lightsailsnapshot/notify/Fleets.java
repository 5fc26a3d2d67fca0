package io.github.lightsailsnapshot.notify;

import io.github.lightsailsnapshot.core.client.Where;
import io.github.lightsailsnapshot.core.report.FleetReport;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.RunId;
import io.github.lightsailsnapshot.core.report.RunInfo;
import io.github.lightsailsnapshot.core.report.RunKind;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reports of fleets, made of those of real runs. */
public final class Fleets {
  private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

  private Fleets() {}

  /** A fleet of these jobs. */
  public static FleetReport of(SnapshotReport... jobs) {
    return of(List.of(jobs)).build();
  }

  private static FleetReport.Builder of(List<SnapshotReport> jobs) {
    return FleetReport.builder("fleet", RunKind.RUN)
        .id(new RunId("fleet-run"))
        .where(Where.UNKNOWN.onHost("backup-1"))
        .jobs(jobs)
        .time(NOW, NOW.plusSeconds(95));
  }

  /** The same report of another source, whose id contains the name as far as an id can. */
  public static SnapshotReport named(String source, SnapshotReport report) {
    RunInfo run = report.run();
    String id = "run-of-" + source.replaceAll("[^A-Za-z0-9-]", "");
    RunId named = new RunId(id.substring(0, Math.min(id.length(), 64)));
    return report.toBuilder()
        .run(new RunInfo(named, run.kind(), run.where(), source, run.basename()))
        .build();
  }

  /** Two that went well. */
  public static FleetReport succeeded() {
    return of(named("web-1", Reports.succeeded()), named("web-2", Reports.succeeded()));
  }

  /** One of each outcome, in two regions, with a warning of the fleet. */
  public static FleetReport failed() {
    Where elsewhere = Where.of("us-east-1", "instance").onHost("backup-1");
    return of(List.of(
            named("web-1", Reports.succeeded()),
            named("web-2", Reports.degraded()),
            named("api-1", Reports.skipped()),
            Reports.at(elsewhere, Reports.failed("nobody"))))
        .problems(List.of(Problem.warning(
            Problem.Kind.SOURCE_GONE,
            "The instance web-0 no longer exists, and 3 snapshots of it with 60 GB are left",
            "Delete them if nobody needs them any more.")))
        .build();
  }

  /** All of them left their snapshots to others. */
  public static FleetReport skipped() {
    return of(named("web-1", Reports.skipped()), named("web-2", Reports.skipped()));
  }

  /** A fleet that only deleted. */
  public static FleetReport pruned() {
    return FleetReport.builder("fleet", RunKind.PRUNE)
        .id(new RunId("fleet-run"))
        .jobs(List.of(Reports.pruned()))
        .build();
  }

  /** The instances could not be listed, so there is no job. */
  public static FleetReport selectionFailed() {
    return of(List.<SnapshotReport>of())
        .problems(List.of(Problem.error(
            Problem.Kind.SELECTION_FAILED,
            "Could not list the instances of eu-central-1",
            "Allow lightsail:GetInstances.")))
        .build();
  }

  /** Two hundred jobs: every second one failed, every fourth was degraded. */
  public static FleetReport large() {
    List<SnapshotReport> jobs = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      jobs.add(Reports.failed("web-" + 4 * i));
      jobs.add(named("web-" + (4 * i + 1), Reports.succeeded()));
      jobs.add(Reports.failed("web-" + (4 * i + 2)));
      jobs.add(named("web-" + (4 * i + 3), Reports.degraded()));
    }
    return of(jobs).build();
  }

  /** Every name and answer tries to be something else, that of the fleet too. */
  public static FleetReport hostile() {
    return hostile(3);
  }

  /** As many hostile jobs as that, degraded and failed by turns. */
  public static FleetReport hostile(int jobs) {
    List<SnapshotReport> all = new ArrayList<>();
    for (int i = 0; i < jobs; i++) {
      Outcome outcome = i % 2 == 0 ? Outcome.DEGRADED : Outcome.FAILED;
      all.add(Reports.hostile().toBuilder().outcome(outcome).build());
    }
    String name = Reports.HOSTILE;
    return FleetReport.builder(name, RunKind.RUN)
        .id(new RunId("fleet-run"))
        .where(Where.UNKNOWN.onHost(name))
        .jobs(all)
        .problems(List.of(Problem.warning(Problem.Kind.SOURCE_GONE, name, name)))
        .time(NOW, NOW.plusSeconds(95))
        .build();
  }
}
