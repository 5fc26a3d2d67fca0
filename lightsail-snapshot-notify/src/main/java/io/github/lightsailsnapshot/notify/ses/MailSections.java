package io.github.lightsailsnapshot.notify.ses;

import io.github.lightsailsnapshot.core.report.Deletion;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.notify.ses.MailContent.Row;
import io.github.lightsailsnapshot.notify.ses.MailContent.Section;
import io.github.lightsailsnapshot.retention.RetentionPlan;
import io.github.lightsailsnapshot.retention.RetentionPlan.Decision;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sections of a mail, in order. */
record MailSections(SnapshotReport report, TimeFormat times, Map<Snapshot, List<String>> reasons) {

  MailSections(SnapshotReport report, TimeFormat times) {
    this(
        report,
        times,
        decisions(report).collect(Collectors.toMap(Decision::snapshot, Decision::reasons)));
  }

  List<Section> all() {
    return Stream.of(
            Section.of("Errors", report.errors().stream().map(this::problem)),
            Section.of("Warnings", report.warnings().stream().map(this::problem)),
            Section.of("Could not be deleted", deletions(deletion -> !deletion.isGone())),
            Section.of("May go, left alone", untouched()),
            Section.of("Kept", snapshots(report.kept().stream())),
            Section.of("Deleted", deletions(Deletion::isGone)))
        .filter(section -> section.total() > 0)
        .toList();
  }

  private static Stream<Decision> decisions(SnapshotReport report) {
    return report.plan().map(RetentionPlan::decisions).stream().flatMap(List::stream);
  }

  private Row problem(Problem problem) {
    return new Row(problem.toString(), "");
  }

  private Stream<Row> deletions(Predicate<Deletion> which) {
    return report.deletions().stream().filter(which).map(deletion -> {
      Row row = row(deletion.snapshot());
      return deletion.result() == Deletion.Result.ALREADY_GONE
          ? new Row(row.what(), row.remark() + ", was gone already")
          : row;
    });
  }

  private Stream<Row> untouched() {
    Set<Snapshot> tried =
        report.deletions().stream().map(Deletion::snapshot).collect(Collectors.toSet());
    return snapshots(decisions(report)
        .filter(decision -> !decision.keeps())
        .map(Decision::snapshot)
        .filter(snapshot -> !tried.contains(snapshot)));
  }

  private Stream<Row> snapshots(Stream<Snapshot> snapshots) {
    return snapshots.map(this::row);
  }

  private Row row(Snapshot snapshot) {
    String why = String.join(", ", reasons.getOrDefault(snapshot, List.of()));
    String at = times.at(snapshot.createdAt());
    return new Row(snapshot.name(), why.isEmpty() ? at : at + ", " + why);
  }
}
