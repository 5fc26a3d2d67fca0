package io.github.lightsailsnapshot.core.job;

import io.github.lightsailsnapshot.core.engine.ForeignCode;
import io.github.lightsailsnapshot.core.engine.ForeignText;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.Problem.Kind;
import io.github.lightsailsnapshot.core.selection.Instance;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.text.PlainText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** The problems with the selection of a fleet's sources. */
final class SelectionProblems {
  private static final int MOST_NAMES = 50;

  private SelectionProblems() {}

  static Problem incomplete(SelectedGroup group) {
    return Problem.error(
        Kind.SELECTION_FAILED,
        group.region().missing().orElseThrow(),
        group.region().instances().isEmpty()
            ? "No snapshots of " + group.group().selection() + " in " + group.place()
                + " were taken or deleted."
            : "Only the instances that were listed have jobs in this run: "
                + group.selected().size() + " of " + group.group().selection() + " in "
                + group.place() + ".");
  }

  static Problem empty(SelectedGroup group) {
    return Problem.error(
        Kind.SELECTION_FAILED,
        "Nothing in " + group.place() + " matches the selection: "
            + group.group().selection(),
        group.region().instances().isEmpty()
            ? "There are no instances. Check the account and the region."
            : "There are "
                + names(group.region().instances().stream().map(Instance::name).toList()) + ".");
  }

  static Problem notCreated(String source, Throwable why) {
    return Problem.error(
        Kind.JOB_NOT_CREATED,
        "No job for " + PlainText.line(source) + ": "
            + PlainText.line(ForeignText.messageOrType(why)),
        "No snapshot of it was taken or deleted. The other jobs are not affected.");
  }

  static Problem contended(SnapshotJob job, List<SnapshotJob> others) {
    String rivals = others.stream()
        .map(other -> other.source() + " in " + ForeignCode.where(other.client()))
        .distinct()
        .collect(Collectors.joining(", "));
    return Problem.error(
        Kind.JOB_NOT_CREATED,
        "No job for " + job.source() + " as " + job.naming().basename()
            + ": another job of the fleet uses the same names, for " + rivals,
        "Select each instance in one group, or give each group a basename of its own.");
  }

  static Problem notSelected(String place, List<String> names) {
    return Problem.warning(
        Kind.NOT_SELECTED,
        count(names.size(), "instance") + " in " + place + " not selected by any group: "
            + names(names),
        "They have no backup from this fleet.");
  }

  static Problem noLongerSelected(String source, List<Snapshot> left, Instant now) {
    return Problem.error(
        Kind.NO_LONGER_SELECTED,
        source + " is no longer selected. Left of it: " + described(left, now),
        "Nothing deletes them. Select the instance again, or delete them by hand.");
  }

  static Problem sourceGone(String source, List<Snapshot> left, Instant now) {
    return Problem.warning(
        Kind.SOURCE_GONE,
        source + " no longer exists. Left of it: " + described(left, now),
        "Nothing deletes them. Delete them by hand when nobody needs them.");
  }

  static Problem notNamed(String source, List<Snapshot> left, Instant now) {
    return Problem.warning(
        Kind.NO_LONGER_SELECTED,
        source + " has no job in this fleet. Left of it: " + described(left, now),
        "Whether it still exists is not known, because the instances are not listed. Nothing deletes them. Name the"
            + " instance again, or delete them by hand when nobody needs them.");
  }

  /** For example {@code 12 snapshots, 480 GB, the newest 3 days old}. */
  private static String described(List<Snapshot> left, Instant now) {
    int size = left.stream().mapToInt(Snapshot::sizeGb).sum();
    Instant newest =
        left.stream().map(Snapshot::createdAt).max(Instant::compareTo).orElse(now);
    long days = Math.max(0, Duration.between(newest, now).toDays());
    return count(left.size(), "snapshot") + ", " + size + " GB, the newest " + count(days, "day")
        + " old";
  }

  private static String count(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private static String names(List<String> names) {
    String more = names.size() > MOST_NAMES ? " and " + (names.size() - MOST_NAMES) + " more" : "";
    return names.stream()
            .sorted()
            .limit(MOST_NAMES)
            .map(PlainText::line)
            .collect(Collectors.joining(", "))
        + more;
  }
}
