package io.github.lightsailsnapshot.notify.ses;

import io.github.lightsailsnapshot.core.report.FleetReport;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.RunReport;
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
 * @param jobs the jobs of a fleet that are shown in full, between the problems of the fleet and the other lists
 * @param calendar the days of the snapshots that are kept; only the HTML shows it
 */
record MailContent(
    Outcome outcome,
    String headline,
    String next,
    Map<String, String> facts,
    List<Section> sections,
    Jobs jobs,
    MailCalendar calendar) {

  /** The parts of a mail about a fleet; empty for a job. */
  record Jobs(List<MailContent> inFull, List<Section> folded) {
    static final Jobs NONE = new Jobs(List.of(), List.of());
  }

  /**
   * A list of items.
   *
   * @param total how many items there are
   * @param rows the items, or the first ones if there are very many
   */
  record Section(String title, int total, List<Row> rows) {
    /** Limits the number of items, because a mail is limited to 10 MB. */
    static final int MOST = 2_000;

    static Section of(String title, Stream<Row> rows) {
      List<Row> all = rows.toList();
      return new Section(title, all.size(), all).upTo(MOST);
    }

    Section upTo(int most) {
      return new Section(title, total, rows.subList(0, Math.min(rows.size(), most)));
    }

    int left() {
      return total - rows.size();
    }
  }

  /** An item: what it is, and a remark. */
  record Row(String what, String remark) {}

  static MailContent of(RunReport report, TimeFormat times) {
    return report instanceof FleetReport fleet
        ? new FleetMail(fleet, times).content()
        : ofJob((SnapshotReport) report, times);
  }

  private static MailContent ofJob(SnapshotReport report, TimeFormat times) {
    ReportSummary summary = ReportSummary.of(report);
    return new MailContent(
        report.outcome(),
        summary.headline(),
        summary.next(),
        facts(report, summary, times),
        new MailSections(report, times).all(),
        Jobs.NONE,
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

  /** Returns this content for the mail of a fleet: with at most so many rows in each section, and without a calendar. */
  MailContent upTo(int rows) {
    return new MailContent(
        outcome,
        headline,
        next,
        facts,
        sections.stream().map(section -> section.upTo(rows)).toList(),
        jobs,
        MailCalendar.NONE);
  }
}
