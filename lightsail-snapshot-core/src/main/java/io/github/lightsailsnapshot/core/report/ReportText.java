package io.github.lightsailsnapshot.core.report;

import io.github.lightsailsnapshot.core.client.Where;
import io.github.lightsailsnapshot.retention.RetentionPlan;
import io.github.lightsailsnapshot.retention.text.PlainText;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Formats a report as readable text. */
final class ReportText {
  private final SnapshotReport report;
  private final StringBuilder page = new StringBuilder();

  ReportText(SnapshotReport report) {
    this.report = report;
  }

  @Override
  public String toString() {
    line(report.outcome() + ": " + report.headline());
    if (!report.where().equals(Where.UNKNOWN)) {
      line("Where: " + report.where());
    }
    line("Started " + report.startedAt().truncatedTo(ChronoUnit.SECONDS) + ", took "
        + report.duration().toSeconds() + " s");
    if (report.kind().takesSnapshot()) {
      line(report.snapshot().map(TakenSnapshot::toString).orElse("No new snapshot is known"));
    }
    report.plan().ifPresent(this::plan);
    report.deletions().forEach(this::line);
    problems("Errors:", report.errors());
    problems("Warnings:", report.warnings());
    problems("Not delivered:", report.undelivered());
    return page.toString().stripTrailing();
  }

  private void plan(RetentionPlan plan) {
    line("Plan:");
    plan.toString().lines().forEach(row -> line("  " + row));
  }

  private void problems(String title, List<Problem> problems) {
    if (!problems.isEmpty()) {
      line(title);
      problems.forEach(problem -> line("  " + problem));
    }
  }

  private void line(Object text) {
    page.append(PlainText.line(text.toString())).append('\n');
  }
}
