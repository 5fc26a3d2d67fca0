package io.github.lightsailsnapshot.notify.json;

import io.github.lightsailsnapshot.core.client.Where;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.RunId;
import io.github.lightsailsnapshot.core.report.RunKind;
import io.github.lightsailsnapshot.core.report.RunReport;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.notify.ReportSummary;
import io.github.lightsailsnapshot.notify.json.ObjectCodec.Field;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The fields that the reports of jobs and of fleets have in common. Derived values, such as the headline, are included
 * for readers of the JSON. {@code read} only checks their type.
 */
final class RunFields {
  static final Field<RunReport, Long> VERSION = new Field<>(
      "version",
      ValueCodecs.whole(1, 1).wanting("1, the only version that this library reads"),
      report -> 1L);
  static final Field<RunReport, String> TYPE = type("job", "fleet");
  static final Field<RunReport, RunId> ID = new Field<>("id", ValueCodecs.RUN_ID, RunReport::id);
  static final Field<RunReport, Outcome> OUTCOME =
      new Field<>("outcome", ValueCodecs.word(Outcome.class), RunReport::outcome);
  static final Field<RunReport, RunKind> KIND =
      new Field<>("kind", ValueCodecs.word(RunKind.class), RunReport::kind);
  static final Field<RunReport, Boolean> INTERRUPTED =
      new Field<>("interrupted", ValueCodecs.FLAG, RunReport::interrupted);
  static final Field<RunReport, Where> WHERE =
      new Field<>("where", PartCodecs.WHERE, RunReport::where);
  static final Field<RunReport, String> HEADLINE = new Field<>(
      "headline", ValueCodecs.TEXT, report -> ReportSummary.of(report).headline());
  static final Field<RunReport, String> NEXT =
      new Field<>("next", ValueCodecs.TEXT, report -> ReportSummary.of(report).next());
  static final Field<RunReport, Instant> STARTED_AT =
      new Field<>("startedAt", ValueCodecs.INSTANT, RunReport::startedAt);
  static final Field<RunReport, Instant> FINISHED_AT =
      new Field<>("finishedAt", ValueCodecs.INSTANT, RunReport::finishedAt);
  static final Field<RunReport, Long> DURATION_SECONDS = new Field<>(
      "durationSeconds",
      ValueCodecs.whole(0, Long.MAX_VALUE),
      report -> report.duration().toSeconds());
  static final Field<RunReport, Optional<Instant>> RECOVERY_POINT = new Field<>(
      "recoveryPoint",
      PartCodecs.OPTIONAL_INSTANT,
      report -> ReportSummary.of(report).recoveryPoint());
  static final Field<RunReport, List<Problem>> PROBLEMS =
      new Field<>("problems", ValueCodecs.list(PartCodecs.PROBLEM), RunReport::problems);
  static final Field<RunReport, List<Problem>> UNDELIVERED =
      new Field<>("undelivered", ValueCodecs.list(PartCodecs.PROBLEM), RunReport::undelivered);

  private RunFields() {}

  /** The field that distinguishes the reports of jobs and of fleets. */
  static Field<RunReport, String> type(String... types) {
    return new Field<>(
        "type",
        ValueCodecs.oneOf(types),
        report -> report instanceof SnapshotReport ? "job" : "fleet");
  }
}
