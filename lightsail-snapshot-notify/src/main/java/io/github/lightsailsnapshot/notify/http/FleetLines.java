package io.github.lightsailsnapshot.notify.http;

import io.github.lightsailsnapshot.core.report.FleetReport;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.notify.ReportSummary;
import io.github.lightsailsnapshot.retention.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What needs attention in a fleet, in a few lines: its problems, the first jobs with what went wrong, the names of others,
 * and the number of the rest. Services limit the size of a message; Teams to 28 KB.
 */
final class FleetLines {
  private static final int MOST_IN_FULL = 5;
  private static final int LONGEST_NAME = 40;
  private static final int NAMES_A_LINE = 10;

  private final FleetReport report;

  private FleetLines(FleetReport report) {
    this.report = report;
  }

  static List<String> of(FleetReport report) {
    return new FleetLines(report).lines();
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>(ChatLines.problems(texts(report.errors())));
    report.unwell().stream()
        .limit(MOST_IN_FULL)
        .forEach(job -> lines.add(ReportSummary.of(job).line()));
    lines.addAll(named("Also failed: ", Outcome.FAILED));
    lines.addAll(named("Also degraded: ", Outcome.DEGRADED));
    int left = report.unwell().size() - ReportSummary.MOST_JOBS;
    if (left > 0) {
      lines.add("and " + left + " more jobs");
    }
    lines.addAll(ChatLines.problems(texts(report.warnings())));
    return lines;
  }

  private static List<String> texts(List<Problem> problems) {
    return problems.stream().map(Problem::toString).toList();
  }

  private List<String> named(String title, Outcome outcome) {
    List<String> names = report.unwell().stream()
        .limit(ReportSummary.MOST_JOBS)
        .skip(MOST_IN_FULL)
        .filter(job -> job.outcome() == outcome)
        .map(SnapshotReport::source)
        .map(name -> PlainText.line(name, LONGEST_NAME))
        .toList();
    return Stream.iterate(0, from -> from < names.size(), from -> from + NAMES_A_LINE)
        .map(from -> names.subList(from, Math.min(from + NAMES_A_LINE, names.size())))
        .map(line -> title + String.join(", ", line))
        .toList();
  }
}
