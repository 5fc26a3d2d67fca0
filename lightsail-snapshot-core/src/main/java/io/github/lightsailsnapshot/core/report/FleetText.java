package io.github.lightsailsnapshot.core.report;

import io.github.lightsailsnapshot.core.client.Where;
import io.github.lightsailsnapshot.retention.text.PlainText;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Formats the report of a fleet as readable text: the jobs that need attention in full, each other one on a line with its
 * warnings below.
 */
final class FleetText {
  private final FleetReport report;
  private final StringBuilder page = new StringBuilder();

  FleetText(FleetReport report) {
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
    problems("Errors:", report.errors());
    problems("Warnings:", report.warnings());
    report.unwell().forEach(this::full);
    well();
    problems("Not delivered:", report.undelivered());
    return page.toString().stripTrailing();
  }

  private void well() {
    List<SnapshotReport> well = report.jobs().stream().filter(FleetText::isWell).toList();
    if (!well.isEmpty() && !report.unwell().isEmpty()) {
      page.append('\n');
    }
    well.forEach(this::folded);
  }

  private static boolean isWell(SnapshotReport job) {
    return job.outcome() == Outcome.SUCCEEDED || job.outcome() == Outcome.SKIPPED;
  }

  private void full(SnapshotReport job) {
    page.append('\n').append(job).append('\n');
  }

  private void folded(SnapshotReport job) {
    String region = job.where().region().map(name -> " in " + name).orElse("");
    line(job.outcome() + ": " + job.source() + region + " as " + job.basename() + ", kept "
        + job.kept().size() + ", deleted " + job.deleted().size());
    job.problems().forEach(problem -> line("  " + problem));
  }

  private void problems(String title, List<Problem> problems) {
    if (!problems.isEmpty()) {
      line(title);
      problems.forEach(problem -> line("  " + problem));
    }
  }

  private void line(String text) {
    page.append(PlainText.line(text)).append('\n');
  }
}
