package io.github.lightsailsnapshot.notify.json;

import io.github.lightsailsnapshot.core.report.Deletion;
import io.github.lightsailsnapshot.core.report.RunInfo;
import io.github.lightsailsnapshot.core.report.RunReport;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.report.TakenSnapshot;
import io.github.lightsailsnapshot.notify.json.ObjectCodec.Field;
import io.github.lightsailsnapshot.notify.json.ObjectCodec.Found;
import io.github.lightsailsnapshot.retention.RetentionPlan;
import java.util.List;
import java.util.Optional;

/** The report of a job. */
final class ReportCodec {
  private static final Field<RunReport, String> TYPE = RunFields.type("job");
  private static final Field<SnapshotReport, String> SOURCE =
      new Field<>("source", ValueCodecs.TEXT, SnapshotReport::source);
  private static final Field<SnapshotReport, String> BASENAME =
      new Field<>("basename", ValueCodecs.TEXT, SnapshotReport::basename);
  private static final Field<SnapshotReport, Optional<TakenSnapshot>> OWN = new Field<>(
      "snapshot", ValueCodecs.optional(PartCodecs.OWN_SNAPSHOT), SnapshotReport::snapshot);
  private static final Field<SnapshotReport, Optional<RetentionPlan>> PLAN =
      new Field<>("plan", ValueCodecs.optional(PlanCodec.PLAN), SnapshotReport::plan);
  private static final Field<SnapshotReport, List<Deletion>> DELETIONS =
      new Field<>("deletions", ValueCodecs.list(PartCodecs.DELETION), SnapshotReport::deletions);

  static final JsonCodec<SnapshotReport> REPORT = ObjectCodec.of(
      List.of(
          RunFields.VERSION,
          TYPE,
          RunFields.ID,
          RunFields.OUTCOME,
          RunFields.KIND,
          RunFields.INTERRUPTED,
          RunFields.WHERE,
          SOURCE,
          BASENAME,
          RunFields.HEADLINE,
          RunFields.NEXT,
          RunFields.STARTED_AT,
          RunFields.FINISHED_AT,
          RunFields.DURATION_SECONDS,
          RunFields.RECOVERY_POINT,
          OWN,
          PLAN,
          DELETIONS,
          RunFields.PROBLEMS,
          RunFields.UNDELIVERED),
      ReportCodec::report);

  private ReportCodec() {}

  private static SnapshotReport report(Found found) {
    return new SnapshotReport(
        new RunInfo(
            found.get(RunFields.ID),
            found.get(RunFields.KIND),
            found.get(RunFields.WHERE),
            found.get(SOURCE),
            found.get(BASENAME)),
        found.get(RunFields.OUTCOME),
        found.get(RunFields.INTERRUPTED),
        found.get(OWN),
        found.get(PLAN),
        found.get(DELETIONS),
        found.get(RunFields.PROBLEMS),
        found.get(RunFields.UNDELIVERED),
        found.get(RunFields.STARTED_AT),
        found.get(RunFields.FINISHED_AT));
  }
}
