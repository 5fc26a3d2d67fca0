package io.github.lightsailsnapshot.notify.json;

import io.github.lightsailsnapshot.core.report.FleetReport;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.RunReport;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.notify.json.ObjectCodec.Field;
import io.github.lightsailsnapshot.notify.json.ObjectCodec.Found;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The report of a fleet, which contains those of its jobs. */
final class FleetCodec {
  private static final Field<RunReport, String> TYPE = RunFields.type("fleet");
  private static final Field<FleetReport, String> NAME =
      new Field<>("name", ValueCodecs.TEXT, FleetReport::name);
  private static final List<Field<Map<Outcome, Long>, Long>> OUTCOMES =
      Stream.of(Outcome.values()).map(FleetCodec::count).toList();
  private static final Field<FleetReport, Map<Outcome, Long>> COUNTS =
      new Field<>("counts", ObjectCodec.of(OUTCOMES, unused -> Map.of()), FleetCodec::counts);
  private static final Field<FleetReport, List<SnapshotReport>> JOBS =
      new Field<>("jobs", ValueCodecs.list(ReportCodec.REPORT), FleetReport::jobs);

  static final JsonCodec<FleetReport> REPORT = ObjectCodec.of(
      List.of(
          RunFields.VERSION,
          TYPE,
          RunFields.ID,
          RunFields.OUTCOME,
          RunFields.KIND,
          RunFields.INTERRUPTED,
          RunFields.WHERE,
          NAME,
          RunFields.HEADLINE,
          RunFields.NEXT,
          RunFields.STARTED_AT,
          RunFields.FINISHED_AT,
          RunFields.DURATION_SECONDS,
          RunFields.RECOVERY_POINT,
          COUNTS,
          JOBS,
          RunFields.PROBLEMS,
          RunFields.UNDELIVERED),
      FleetCodec::report);

  private FleetCodec() {}

  private static Field<Map<Outcome, Long>, Long> count(Outcome outcome) {
    return new Field<>(
        outcome.name().toLowerCase(Locale.ROOT),
        ValueCodecs.whole(0, Integer.MAX_VALUE),
        counts -> counts.getOrDefault(outcome, 0L));
  }

  private static Map<Outcome, Long> counts(FleetReport report) {
    return report.jobs().stream()
        .collect(Collectors.groupingBy(SnapshotReport::outcome, Collectors.counting()));
  }

  private static FleetReport report(Found found) {
    return new FleetReport(
        found.get(RunFields.ID),
        found.get(NAME),
        found.get(RunFields.KIND),
        found.get(RunFields.WHERE),
        found.get(RunFields.OUTCOME),
        found.get(RunFields.INTERRUPTED),
        found.get(JOBS),
        found.get(RunFields.PROBLEMS),
        found.get(RunFields.UNDELIVERED),
        found.get(RunFields.STARTED_AT),
        found.get(RunFields.FINISHED_AT));
  }
}
