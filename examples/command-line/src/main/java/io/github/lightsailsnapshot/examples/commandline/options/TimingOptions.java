package io.github.lightsailsnapshot.examples.commandline.options;

import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.examples.commandline.messages.UsageException;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options for waiting, slots and the limit on deletions. */
public final class TimingOptions {
  @Option(
      names = "--wait",
      converter = LengthOfTime.class,
      paramLabel = "TIME",
      description =
          "How long to wait for the new snapshot, 0 to 1d; by default 30m. 0 does not wait.")
  private Duration wait = Duration.ofMinutes(30);

  @Option(
      names = "--slot",
      converter = LengthOfTime.class,
      paramLabel = "TIME",
      description =
          "Take at most one snapshot in each slot of this length, 1m to 366d, even if several hosts run. Slots of whole"
              + " days follow --zone, others UTC.")
  private Optional<Duration> slot = Optional.empty();

  @Option(
      names = "--max-deletions",
      converter = AtLeastOne.class,
      paramLabel = "N",
      description = "A run that would delete more than this deletes nothing.")
  private Optional<Integer> maxDeletions = Optional.empty();

  public void check() {
    within("--wait", Duration.ZERO, wait, SnapshotJob.LONGEST_WAIT);
    slot.ifPresent(
        length -> within("--slot", SnapshotJob.SHORTEST_SLOT, length, SnapshotJob.LONGEST_SLOT));
    if (slot.filter(length -> length.toNanosPart() != 0).isPresent()) {
      throw new UsageException("--slot " + slot.get() + ": give whole seconds");
    }
  }

  public static void within(String option, Duration least, Duration given, Duration most) {
    if (given.compareTo(least) < 0 || given.compareTo(most) > 0) {
      throw new UsageException(option + " " + LengthOfTime.text(given) + ": give "
          + LengthOfTime.text(least) + " to " + LengthOfTime.text(most));
    }
  }

  public void applyTo(SnapshotJob.Builder job) {
    job.waitTimeout(wait);
    slot.ifPresent(job::slot);
    maxDeletions.ifPresent(job::maxDeletions);
  }

  public boolean hasSlot() {
    return slot.isPresent();
  }

  public Duration waitsAtMost() {
    return wait;
  }

  /** The settings, as they were interpreted. */
  @Override
  public String toString() {
    return (wait.isZero() ? "without waiting" : "waiting at most " + LengthOfTime.text(wait))
        + slot.map(length -> ", one a slot of " + LengthOfTime.text(length)).orElse("")
        + maxDeletions.map(most -> ", deleting at most " + most).orElse("");
  }
}
