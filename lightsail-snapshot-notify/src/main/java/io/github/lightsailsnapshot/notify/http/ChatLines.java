package io.github.lightsailsnapshot.notify.http;

import io.github.lightsailsnapshot.core.report.FleetReport;
import io.github.lightsailsnapshot.core.report.RunReport;
import io.github.lightsailsnapshot.notify.ReportSummary;
import io.github.lightsailsnapshot.retention.text.PlainText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The content of a chat message: a few short lines, however many problems there are. */
record ChatLines(String headline, String next, List<String> facts, List<String> problems) {
  private static final int MOST_PROBLEMS = 5;

  static ChatLines of(RunReport report) {
    ReportSummary summary = ReportSummary.of(report);
    return new ChatLines(
        shortened(summary.headline()),
        shortened(summary.next()),
        List.of(
            shortened(summary.made()),
            summary.counts(),
            shortened(summary.where()),
            "Took " + seconds(report.duration())),
        problems(report, summary));
  }

  private static String seconds(Duration duration) {
    return duration.toSeconds() + " s";
  }

  private static List<String> problems(RunReport report, ReportSummary summary) {
    return report instanceof FleetReport fleet
        ? FleetLines.of(fleet).stream().map(ChatLines::shortened).toList()
        : problems(summary.problems());
  }

  static List<String> problems(List<String> all) {
    List<String> lines = new ArrayList<>(
        all.stream().limit(MOST_PROBLEMS).map(ChatLines::shortened).toList());
    if (all.size() > MOST_PROBLEMS) {
      lines.add("and " + (all.size() - MOST_PROBLEMS) + " more");
    }
    return lines;
  }

  private static String shortened(String line) {
    return PlainText.line(line, PlainText.LONGEST_MESSAGE);
  }
}
