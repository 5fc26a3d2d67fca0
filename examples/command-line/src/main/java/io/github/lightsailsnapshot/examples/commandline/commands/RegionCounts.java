package io.github.lightsailsnapshot.examples.commandline.commands;

import io.github.lightsailsnapshot.core.monitor.JobStatus;
import io.github.lightsailsnapshot.examples.commandline.output.ProgressPrinter;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.text.PlainText;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The numbers of snapshots in the region, which reveal a wrong name or region.
 *
 * @param own the number of the job's snapshots
 * @param ofInstance the number of the instance's snapshots, including those of the job
 * @param all all snapshots in the region
 */
public record RegionCounts(String instance, long own, long ofInstance, List<Snapshot> all) {
  private static final int MOST_NAMES = 10;

  static RegionCounts of(JobStatus status) {
    List<Snapshot> all = status.listing().snapshots();
    String instance = status.source();
    return new RegionCounts(instance, status.managed().size(), of(instance, all), all);
  }

  private static long of(String instance, List<Snapshot> all) {
    return all.stream().filter(item -> item.source().name().equals(instance)).count();
  }

  /** An instance without snapshots is only a warning, because it may be new. */
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

  /** The names of other instances with snapshots, if the given one has none. */
  public static String others(String instance, List<Snapshot> all) {
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
