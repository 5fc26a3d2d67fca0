package io.github.lightsailsnapshot.notify.ses;

import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.notify.ReportSummary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The content of a mail, in order. The text and the HTML are two forms of it.
 *
 * @param facts the facts about the run, by label
 * @param sections the lists, except for empty ones
 * @param calendar the days of the snapshots that are kept; only the HTML shows it
 */
record MailContent(
    Outcome outcome,
    String headline,
    String next,
    Map<String, String> facts,
    List<Section> sections,
    MailCalendar calendar) {

  /**
   * A list of items.
   *
   * @param total how many items there are
   * @param rows the items, or the first ones if there are very many
   */
  record Section(String title, int total, List<Row> rows) {
    /** Limits the number of items, because a mail is limited to 10 MB. */
    private static final int MOST = 2_000;

    static Section of(String title, Stream<Row> rows) {
      List<Row> all = rows.toList();
      return new Section(title, all.size(), all.subList(0, Math.min(all.size(), MOST)));
    }

    int left() {
      return total - rows.size();
    }
  }

  /** An item: what it is, and a remark. */
  record Row(String what, String remark) {}

  static MailContent of(SnapshotReport report, TimeFormat times) {
    ReportSummary summary = ReportSummary.of(report);
    return new MailContent(
        report.outcome(),
        summary.headline(),
        summary.next(),
        facts(report, summary, times),
        new MailSections(report, times).all(),
        MailCalendar.of(report.kept(), times.zone()));
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
