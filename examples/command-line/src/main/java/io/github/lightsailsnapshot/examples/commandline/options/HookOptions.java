package io.github.lightsailsnapshot.examples.commandline.options;

import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.examples.commandline.hooks.HookCommands;
import io.github.lightsailsnapshot.examples.commandline.messages.UsageException;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options for hooks that quiesce the instance during the request for a snapshot. */
public final class HookOptions {
  private static final Duration SHORT = Duration.ofSeconds(30);

  @Option(
      names = "--before",
      paramLabel = "CMD",
      description =
          "Run this in the shell right before the snapshot is requested. If it fails, no snapshot is taken.")
  private Optional<String> before = Optional.empty();

  @Option(
      names = "--after",
      paramLabel = "CMD",
      description = "Run this as soon as the request is answered, even if it or --before failed.")
  private Optional<String> after = Optional.empty();

  @Option(
      names = "--hook-limit",
      converter = LengthOfTime.class,
      paramLabel = "TIME",
      description = "How long each of the two may take, 1s to 10m; by default 30s.")
  private Optional<Duration> limit = Optional.empty();

  @Option(
      names = "--before-may-fail",
      description = "Take the snapshot even if --before fails. It is then only crash-consistent.")
  private boolean beforeMayFail;

  public void check() {
    if (limit.isPresent() && before.isEmpty() && after.isEmpty()) {
      throw new UsageException("--hook-limit goes with --before or --after, which are missing");
    }
    if (beforeMayFail && before.isEmpty()) {
      throw new UsageException("--before-may-fail goes with --before, which is missing");
    }
    limit.ifPresent(length -> TimingOptions.within(
        "--hook-limit", Duration.ofSeconds(1), length, SnapshotJob.LONGEST_HOOK));
  }

  public boolean areGiven() {
    return before.isPresent() || after.isPresent();
  }

  /** How long each of the two may take. */
  public Duration timeout() {
    return limit.orElse(SHORT);
  }

  public void applyTo(SnapshotJob.Builder job) {
    new HookCommands(before, after, limit, beforeMayFail).applyTo(job);
  }
}
