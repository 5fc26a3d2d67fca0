package io.github.lightsailsnapshot.notify;

import io.github.lightsailsnapshot.core.client.ServiceError;
import io.github.lightsailsnapshot.core.client.SnapshotNaming;
import io.github.lightsailsnapshot.core.client.Where;
import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.core.memory.InMemorySnapshots;
import io.github.lightsailsnapshot.core.report.Deletion;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.RunId;
import io.github.lightsailsnapshot.core.report.RunInfo;
import io.github.lightsailsnapshot.core.report.RunKind;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.report.TakenSnapshot;
import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.RetentionPlan;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.SourceRef;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reports of real runs on a region in memory. */
public final class Reports {
  private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

  /** Markup of all kinds, an end of line, marks that turn the direction, and half a character. */
  public static final String HOSTILE = "<script>alert('1')</script>&\"\r\nBcc: x@example.com"
      + " \u202eevil\u202c\u2028 <!channel> <https://evil.example|click> *b* [a](https://evil.example)"
      + " </details> {source} \ud800 end";

  private Reports() {}

  /** Where these runs worked, whatever machine they are tried on. */
  public static final Where THERE = Where.of("eu-central-1", "instance").onHost("backup-1");

  /** Which run of a job on web-1 these reports are of. */
  public static RunInfo info(RunKind kind, Where where) {
    return new RunInfo(idAt(where), kind, where, "web-1", "nightly");
  }

  private static RunId idAt(Where where) {
    return new RunId("run-in-" + where.region().orElse("no-region"));
  }

  /** The same report from another place. */
  public static SnapshotReport at(Where where, SnapshotReport report) {
    return as(report.kind(), where, report);
  }

  /** The same report of a run of another kind. */
  public static SnapshotReport of(RunKind kind, SnapshotReport report) {
    return as(kind, report.where(), report);
  }

  private static SnapshotReport as(RunKind kind, Where where, SnapshotReport report) {
    RunInfo run = report.run();
    return report.toBuilder()
        .run(new RunInfo(idAt(where), kind, where, run.source(), run.basename()))
        .build();
  }

  /** The same report of a run that was interrupted. */
  public static SnapshotReport interrupted(SnapshotReport report) {
    return report.toBuilder().interrupted(true).build();
  }

  /** A run that only pruned: it knows of no snapshot of its own. */
  public static SnapshotReport pruned() {
    return pruned(succeeded(), Outcome.SUCCEEDED);
  }

  /** A pruning that ended in this way, with what another report planned and deleted. */
  public static SnapshotReport pruned(SnapshotReport report, Outcome outcome) {
    return of(RunKind.PRUNE, report).toBuilder()
        .outcome(outcome)
        .interrupted(false)
        .withoutOwn()
        .undelivered(List.of())
        .build();
  }

  /** A run with a warning that was repeated. */
  public static SnapshotReport repeated(int count) {
    return succeeded().toBuilder()
        .outcome(Outcome.DEGRADED)
        .problems(List.of(new Problem(
            Problem.Kind.LISTING_FAILED,
            Problem.Severity.ERROR,
            "Could not list the snapshots",
            Optional.of(new ServiceError("ThrottlingException", "Rate exceeded", "4711")),
            "It was asked again.",
            count)))
        .build();
  }

  /** A run that made a snapshot and deleted one. */
  public static SnapshotReport succeeded() {
    InMemorySnapshots region = region();
    region.put(
        Snapshot.available("nightly-2026-11-21T03-00-00Z", "web-1", NOW.minus(Duration.ofDays(1))));
    region.put(
        Snapshot.available("nightly-2026-11-20T03-00-00Z", "web-1", NOW.minus(Duration.ofDays(2))));
    return at(THERE, job(region, "web-1").run());
  }

  /** A run on an instance that is not there. */
  public static SnapshotReport failed(String source) {
    return at(THERE, job(regionOf("another"), source).run());
  }

  /** A run that found another snapshot pending. */
  public static SnapshotReport skipped() {
    InMemorySnapshots region = region();
    region.put(Snapshot.available("nightly-2026-11-22T02-00-00Z", "web-1", NOW)
        .withState(Snapshot.State.PENDING));
    return at(THERE, job(region, "web-1").run());
  }

  /** A run that made a snapshot, and whose plan exceeded the ceiling on deletions. */
  public static SnapshotReport degraded() {
    InMemorySnapshots region = region();
    for (int days = 1; days <= 3; days++) {
      Instant at = NOW.minus(Duration.ofDays(days));
      region.put(Snapshot.available(new SnapshotNaming("nightly").nameAt(at), "web-1", at));
    }
    return at(THERE, builder(region, "web-1").maxDeletions(1).build().run());
  }

  /** A report in which every name and answer tries to be something else. */
  public static SnapshotReport hostile() {
    String name = HOSTILE;
    Snapshot old = Snapshot.available(name, name, NOW.minus(Duration.ofDays(9)));
    TakenSnapshot own = new TakenSnapshot(
        name, TakenSnapshot.Origin.CREATED, Snapshot.State.AVAILABLE, Optional.of(NOW));
    Problem problem = new Problem(
        Problem.Kind.DELETION_FAILED,
        Problem.Severity.ERROR,
        "Could not delete " + name,
        Optional.of(new ServiceError("Code" + name, name, "request")),
        "Look at " + name);
    RetentionPlan plan = RetentionPlan.of(
        RetentionPolicy.of(name, history -> history.newestFirst().subList(0, 1)),
        List.of(Snapshot.available("new" + name, name, NOW), old),
        NOW,
        ZoneOffset.UTC);
    RunInfo run = new RunInfo(
        new RunId("run-1"),
        RunKind.RUN,
        new Where(Optional.of(name), Optional.of(name), Optional.of(name)),
        name,
        "nightly");
    return SnapshotReport.builder(run)
        .outcome(Outcome.DEGRADED)
        .snapshot(own)
        .plan(plan)
        .deletions(List.of(new Deletion(old, Deletion.Result.FAILED)))
        .problems(List.of(problem))
        .time(NOW, NOW.plusSeconds(75))
        .build();
  }

  /** A report that holds something wherever it can hold something. */
  public static SnapshotReport full() {
    Snapshot tagged = Snapshot.available("nightly-2026-11-22T03-00-00Z", "web-1", NOW)
        .withTags(Map.of("stage", "prod", "owner", ""));
    Snapshot copy = new Snapshot(
        "nightly-2026-11-21T03-00-00Z",
        SourceRef.of("web-1").withId("arn:aws:lightsail:eu-central-1:111122223333:Instance/1"),
        NOW.minus(Duration.ofDays(1)),
        Snapshot.State.AVAILABLE,
        40,
        Map.of(),
        true);
    Snapshot old =
        Snapshot.available("nightly-2026-11-20T03-00-00Z", "web-1", NOW.minus(Duration.ofDays(2)));
    Problem problem = new Problem(
        Problem.Kind.DELETION_FAILED,
        Problem.Severity.ERROR,
        "Could not delete " + old.name(),
        Optional.of(new ServiceError(
            "ThrottlingException", "Rate exceeded", "4711", Optional.of(NOW.plusMillis(250)))),
        "The snapshot counts as kept; the next run tries again.",
        3);
    return new SnapshotReport(
        info(RunKind.RUN, THERE),
        Outcome.DEGRADED,
        true,
        Optional.of(new TakenSnapshot(
            tagged.name(),
            TakenSnapshot.Origin.FOUND,
            Snapshot.State.AVAILABLE,
            Optional.of(tagged.createdAt()))),
        Optional.of(RetentionPlan.of(
            Keep.last(1), List.of(tagged, copy, old), NOW, ZoneId.of("Europe/Berlin"))),
        List.of(new Deletion(old, Deletion.Result.FAILED)),
        List.of(problem),
        List.of(new Problem(
            Problem.Kind.NOT_DELIVERED,
            Problem.Severity.ERROR,
            "WebhookNotifier was not told",
            Optional.empty(),
            "Look into the report.")),
        NOW,
        NOW.plusSeconds(75));
  }

  /** A first run after years: it kept the newest and deleted as many as that, except each hundredth. */
  public static SnapshotReport flood(int deletions) {
    List<Snapshot> all = new ArrayList<>();
    for (int hours = 0; hours <= deletions; hours++) {
      Instant at = NOW.minus(Duration.ofHours(hours));
      all.add(Snapshot.available(new SnapshotNaming("nightly").nameAt(at), "web-1", at));
    }
    RetentionPlan plan = RetentionPlan.of(Keep.last(1), all, NOW, ZoneOffset.UTC);
    List<Deletion> tried = plan.deletions().stream()
        .map(gone -> new Deletion(
            gone, hoursAgo(gone) % 100 == 0 ? Deletion.Result.FAILED : Deletion.Result.DELETED))
        .toList();
    List<Problem> problems = tried.stream()
        .filter(deletion -> !deletion.isGone())
        .map(deletion -> new Problem(
            Problem.Kind.DELETION_FAILED,
            Problem.Severity.ERROR,
            "Could not delete " + deletion.snapshot().name(),
            Optional.of(new ServiceError("ThrottlingException", "Rate exceeded", "4711")),
            "It stays; the next run tries again."))
        .toList();
    return SnapshotReport.builder(info(RunKind.RUN, THERE))
        .outcome(problems.isEmpty() ? Outcome.SUCCEEDED : Outcome.DEGRADED)
        .snapshot(new TakenSnapshot(
            all.get(0).name(),
            TakenSnapshot.Origin.CREATED,
            Snapshot.State.AVAILABLE,
            Optional.of(NOW)))
        .plan(plan)
        .deletions(tried)
        .problems(problems)
        .time(NOW, NOW.plusSeconds(754))
        .build();
  }

  /** A first run that does not wait for its snapshot. */
  public static SnapshotReport nothingToRestoreFrom() {
    return at(THERE, job(region(), "web-1").run());
  }

  private static long hoursAgo(Snapshot snapshot) {
    return Duration.between(snapshot.createdAt(), NOW).toHours();
  }

  private static InMemorySnapshots region() {
    return regionOf("web-1");
  }

  private static InMemorySnapshots regionOf(String instance) {
    return InMemorySnapshots.ofInstances(instance).clock(Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static SnapshotJob job(InMemorySnapshots region, String source) {
    return builder(region, source).build();
  }

  private static SnapshotJob.Builder builder(InMemorySnapshots region, String source) {
    return SnapshotJob.builder(region, source, Keep.last(1))
        .basename("nightly")
        .clock(Clock.fixed(NOW, ZoneOffset.UTC))
        .waitTimeout(Duration.ZERO);
  }
}
