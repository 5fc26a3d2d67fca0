package io.github.lightsailsnapshot.examples.commandline;

import io.github.lightsailsnapshot.core.monitor.JobStatus;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.text.PlainText;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How the snapshots of an instance stand among the others in the region, so that a wrong name or a wrong region shows.
 *
 * @param own how many are of the job
 * @param ofInstance how many are of the instance, those of the job included
 * @param all all that are in the region
 */
record RegionCounts(String instance, long own, long ofInstance, List<Snapshot> all) {
  private static final int MOST_NAMES = 10;

  static RegionCounts of(JobStatus status) {
    List<Snapshot> all = status.listing().snapshots();
    String instance = status.source();
    return new RegionCounts(instance, status.managed().size(), of(instance, all), all);
  }

  private static long of(String instance, List<Snapshot> all) {
    return all.stream().filter(item -> item.source().name().equals(instance)).count();
  }

  /** A name that nothing is of may be right: nobody can tell it from that of a new instance. So it is a warning only. */
  void tell(ProgressPrinter lines) {
    if (isOfOthersOnly()) {
      lines.warn(this + ". Is the name right, and the region?");
    } else {
      lines.say(this);
    }
  }

  private boolean isOfOthersOnly() {
    return ofInstance == 0 && !all.isEmpty();
  }

  @Override
  public String toString() {
    return isOfOthersOnly()
        ? all.size() + " in the region, none of an instance " + instance + others(instance, all)
        : all.size() + " in the region, " + own + " of this job, " + (ofInstance - own)
            + " other of " + instance + " (left alone)";
  }

  /** The names that there are in place of one that is not there; nothing if it is, or if there are none at all. */
  static String others(String instance, List<Snapshot> all) {
    if (all.isEmpty() || of(instance, all) > 0) {
      return "";
    }
    return all.stream()
        .map(snapshot -> snapshot.source().name())
        .distinct()
        .sorted()
        .limit(MOST_NAMES)
        .map(PlainText::line)
        .collect(Collectors.joining(", ", "; there are snapshots of: ", ""));
  }
}
