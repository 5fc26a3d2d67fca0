package io.github.lightsailsnapshot.notify.json;

import io.github.lightsailsnapshot.core.client.Where;
import io.github.lightsailsnapshot.core.report.Deletion;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.RunId;
import io.github.lightsailsnapshot.core.report.RunInfo;
import io.github.lightsailsnapshot.core.report.RunKind;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.report.TakenSnapshot;
import io.github.lightsailsnapshot.notify.ReportSummary;
import io.github.lightsailsnapshot.notify.json.ObjectCodec.Field;
import io.github.lightsailsnapshot.notify.json.ObjectCodec.Found;
import io.github.lightsailsnapshot.retention.RetentionPlan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A whole report. Derived values, such as the headline, are included for readers of the JSON. {@code read} only checks
 * their type.
 */
final class ReportCodec {
  static final Field<SnapshotReport, Long> VERSION = new Field<>(
      "version",
      ValueCodecs.whole(1, 1).wanting("1, the only version that this library reads"),
      report -> 1L);
  private static final Field<SnapshotReport, RunId> ID =
      new Field<>("id", ValueCodecs.RUN_ID, report -> report.run().id());
  private static final Field<SnapshotReport, Outcome> OUTCOME =
      new Field<>("outcome", ValueCodecs.word(Outcome.class), SnapshotReport::outcome);
  private static final Field<SnapshotReport, RunKind> KIND =
      new Field<>("kind", ValueCodecs.word(RunKind.class), SnapshotReport::kind);
  private static final Field<SnapshotReport, Boolean> INTERRUPTED =
      new Field<>("interrupted", ValueCodecs.FLAG, SnapshotReport::interrupted);
  private static final Field<SnapshotReport, Where> WHERE =
      new Field<>("where", PartCodecs.WHERE, SnapshotReport::where);
  private static final Field<SnapshotReport, String> SOURCE =
      new Field<>("source", ValueCodecs.TEXT, SnapshotReport::source);
  private static final Field<SnapshotReport, String> BASENAME =
      new Field<>("basename", ValueCodecs.TEXT, SnapshotReport::basename);
  private static final Field<SnapshotReport, String> HEADLINE = new Field<>(
      "headline", ValueCodecs.TEXT, report -> ReportSummary.of(report).headline());
  private static final Field<SnapshotReport, String> NEXT =
      new Field<>("next", ValueCodecs.TEXT, report -> ReportSummary.of(report).next());
  private static final Field<SnapshotReport, Instant> STARTED_AT =
      new Field<>("startedAt", ValueCodecs.INSTANT, SnapshotReport::startedAt);
  private static final Field<SnapshotReport, Instant> FINISHED_AT =
      new Field<>("finishedAt", ValueCodecs.INSTANT, SnapshotReport::finishedAt);
  private static final Field<SnapshotReport, Long> DURATION_SECONDS = new Field<>(
      "durationSeconds",
      ValueCodecs.whole(0, Long.MAX_VALUE),
      report -> report.duration().toSeconds());
  private static final Field<SnapshotReport, Optional<Instant>> RECOVERY_POINT = new Field<>(
      "recoveryPoint",
      PartCodecs.OPTIONAL_INSTANT,
      report -> ReportSummary.of(report).recoveryPoint());
  private static final Field<SnapshotReport, Optional<TakenSnapshot>> OWN = new Field<>(
      "snapshot", ValueCodecs.optional(PartCodecs.OWN_SNAPSHOT), SnapshotReport::snapshot);
  private static final Field<SnapshotReport, Optional<RetentionPlan>> PLAN =
      new Field<>("plan", ValueCodecs.optional(PlanCodec.PLAN), SnapshotReport::plan);
  private static final Field<SnapshotReport, List<Deletion>> DELETIONS =
      new Field<>("deletions", ValueCodecs.list(PartCodecs.DELETION), SnapshotReport::deletions);
  private static final Field<SnapshotReport, List<Problem>> PROBLEMS =
      new Field<>("problems", ValueCodecs.list(PartCodecs.PROBLEM), SnapshotReport::problems);
  private static final Field<SnapshotReport, List<Problem>> UNDELIVERED =
      new Field<>("undelivered", ValueCodecs.list(PartCodecs.PROBLEM), SnapshotReport::undelivered);

  static final JsonCodec<SnapshotReport> REPORT = ObjectCodec.of(
      List.of(
          VERSION,
          ID,
          OUTCOME,
          KIND,
          INTERRUPTED,
          WHERE,
          SOURCE,
          BASENAME,
          HEADLINE,
          NEXT,
          STARTED_AT,
          FINISHED_AT,
          DURATION_SECONDS,
          RECOVERY_POINT,
          OWN,
          PLAN,
          DELETIONS,
          PROBLEMS,
          UNDELIVERED),
      ReportCodec::report);

  private ReportCodec() {}

  private static SnapshotReport report(Found found) {
    return new SnapshotReport(
        new RunInfo(
            found.get(ID),
            found.get(KIND),
            found.get(WHERE),
            found.get(SOURCE),
            found.get(BASENAME)),
        found.get(OUTCOME),
        found.get(INTERRUPTED),
        found.get(OWN),
        found.get(PLAN),
        found.get(DELETIONS),
        found.get(PROBLEMS),
        found.get(UNDELIVERED),
        found.get(STARTED_AT),
        found.get(FINISHED_AT));
  }
}
