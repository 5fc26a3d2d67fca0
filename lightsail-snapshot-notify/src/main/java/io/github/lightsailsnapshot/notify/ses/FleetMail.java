package io.github.lightsailsnapshot.notify.ses;

import io.github.lightsailsnapshot.core.report.FleetReport;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.notify.ReportSummary;
import io.github.lightsailsnapshot.notify.ses.MailContent.Jobs;
import io.github.lightsailsnapshot.notify.ses.MailContent.Row;
import io.github.lightsailsnapshot.notify.ses.MailContent.Section;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The content of a mail about a fleet: jobs that need attention in full, each other one in a row. */
record FleetMail(FleetReport report, TimeFormat times) {

  MailContent content() {
    ReportSummary summary = ReportSummary.of(report);
    return new MailContent(
        report.outcome(),
        summary.headline(),
        summary.next(),
        facts(summary),
        shown(problems("Errors", report.errors()), problems("Warnings", report.warnings())),
        new Jobs(inFull(), folded()),
        MailCalendar.NONE);
  }

  private Map<String, String> facts(ReportSummary summary) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Jobs", report.jobs().isEmpty() ? "none" : jobs());
    if (report.unwell().size() > ReportSummary.MOST_JOBS) {
      facts.put(
          "Shown in full",
          "the first " + ReportSummary.MOST_JOBS + " of " + report.unwell().size()
              + " jobs that failed or were degraded");
    }
    facts.put("Snapshots", summary.made());
    summary
        .recoveryPoint()
        .ifPresent(at -> facts.put("Recovery points", "each job has one since " + times.at(at)));
    facts.put("Retention", summary.counts());
    facts.put("Where", summary.where());
    facts.put("Started", times.at(report.startedAt()));
    facts.put("Took", TimeFormat.length(report.duration()));
    return facts;
  }

  private String jobs() {
    return report.count(Outcome.FAILED) + " failed, " + report.count(Outcome.DEGRADED)
        + " degraded, " + report.count(Outcome.SKIPPED) + " skipped, "
        + report.count(Outcome.SUCCEEDED) + " succeeded, of " + report.jobs().size();
  }

  private static Section problems(String title, List<Problem> problems) {
    return Section.of(title, problems.stream().map(problem -> new Row(problem.toString(), "")));
  }

  /** Together, they have no more rows than the mail about one job. */
  private List<MailContent> inFull() {
    List<SnapshotReport> named =
        report.unwell().stream().limit(ReportSummary.MOST_JOBS).toList();
    return named.stream()
        .map(job -> MailContent.of(job, times).upTo(Section.MOST / named.size()))
        .toList();
  }

  private List<Section> folded() {
    return shown(rows("Skipped", Outcome.SKIPPED), rows("Succeeded", Outcome.SUCCEEDED));
  }

  private Section rows(String title, Outcome outcome) {
    return Section.of(
        title, report.jobs().stream().filter(job -> job.outcome() == outcome).map(this::row));
  }

  private Row row(SnapshotReport job) {
    ReportSummary summary = ReportSummary.of(job);
    String region = job.where().region().map(name -> " in " + name).orElse("");
    String recoveryPoint = summary
        .recoveryPoint()
        .map(at -> ", newest recovery point " + times.at(at))
        .orElse("");
    String warning = summary.firstProblem().map(problem -> "; " + problem).orElse("");
    return new Row(
        job.source() + " as " + job.basename() + region,
        summary.counts() + recoveryPoint + warning);
  }

  private static List<Section> shown(Section... sections) {
    return Stream.of(sections).filter(section -> section.total() > 0).toList();
  }
}
