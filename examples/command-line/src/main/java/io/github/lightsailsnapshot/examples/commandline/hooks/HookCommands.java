package io.github.lightsailsnapshot.examples.commandline.hooks;

import io.github.lightsailsnapshot.core.job.SnapshotJob;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The commands around the request for a snapshot.
 *
 * @param limit how long each may take; by default, as long as the job allows
 * @param beforeMayFail whether the snapshot is taken even if the command before it fails
 */
public record HookCommands(
    Optional<String> before,
    Optional<String> after,
    Optional<Duration> limit,
    boolean beforeMayFail) {
  private static final Duration GRACE = Duration.ofSeconds(2);

  /** The command after the snapshot waits for the end of the command before it, for at most half of its own limit. */
  private Duration grace() {
    return limit
        .map(length -> length.dividedBy(4))
        .filter(part -> part.compareTo(GRACE) < 0)
        .orElse(GRACE);
  }

  /** Sets them as the hooks of a job. */
  public void applyTo(SnapshotJob.Builder job) {
    Lock turn = new ReentrantLock();
    before.map(line -> new ShellCommand(line, grace(), turn)).ifPresent(job::beforeSnapshot);
    after.map(line -> new ShellCommand(line, grace(), turn)).ifPresent(job::afterSnapshot);
    limit.ifPresent(job::hookTimeout);
    if (beforeMayFail) {
      job.allowCrashConsistent();
    }
  }
}
