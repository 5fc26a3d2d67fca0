package io.github.lightsailsnapshot.notify.ses;

import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.notify.ReportSummary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a mail tells, in the order in which it is told; the text and the HTML are two forms of it.
 *
 * @param facts what there is to know of the run, by what it is
 * @param sections everything of which there may be many, without those that are empty
 */
record MailContent(
    Outcome outcome,
    String headline,
    String next,
    Map<String, String> facts,
    List<Section> sections) {

  /**
   * Several of a kind.
   *
   * @param total how many there are
   * @param rows them, or the first ones if there are very many
   */
  record Section(String title, int total, List<Row> rows) {
    /** A mail may have 10 MB. */
    private static final int MOST = 2_000;

    static Section of(String title, Stream<Row> rows) {
      List<Row> all = rows.toList();
      return new Section(title, all.size(), all.subList(0, Math.min(all.size(), MOST)));
    }

    int left() {
      return total - rows.size();
    }
  }

  /** One of them: what it is, and what there is to say of it. */
  record Row(String what, String remark) {}

  static MailContent of(SnapshotReport report, TimeFormat times) {
    ReportSummary summary = ReportSummary.of(report);
    return new MailContent(
        report.outcome(),
        summary.headline(),
        summary.next(),
        facts(report, summary, times),
        new MailSections(report, times).all());
  }

  private static Map<String, String> facts(
      SnapshotReport report, ReportSummary summary, TimeFormat times) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Snapshot", summary.made());
    summary.recoveryPoint().ifPresent(at -> facts.put("Newest recovery point", times.at(at)));
    facts.put("Retention", summary.counts());
    facts.put("Where", summary.where());
    facts.put("Started", times.at(report.startedAt()));
    facts.put("Took", TimeFormat.length(report.duration()));
    return facts;
  }
}
