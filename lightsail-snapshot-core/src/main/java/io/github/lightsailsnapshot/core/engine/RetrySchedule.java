package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.client.SnapshotException;
import java.time.Duration;
import java.util.Optional;

/** When a name is requested again, within the job's wait. */
final class RetrySchedule {
  /** Each request with hooks stops the source, so there are only a few, at long intervals. */
  private static final int MOST_WITH_HOOKS = 5;

  private static final Duration BETWEEN_HOOKS = Duration.ofMinutes(1);

  private RetrySchedule() {}

  /**
   * The pause after a request that failed; empty if there is no other. With hooks, a second request at the deadline is a minute
   * after the first; a later one may have too little time left.
   */
  static Optional<Duration> afterRequest(
      RunContext run, SnapshotRequest asked, SnapshotException why) {
    if (run.settings().hooks().isEmpty()) {
      return afterListing(run, asked);
    }
    int requests = asked.search().requests().count();
    Duration left = left(run, asked);
    boolean isTimeForAnother = requests == 1 || left.compareTo(BETWEEN_HOOKS) >= 0;
    return requests >= MOST_WITH_HOOKS || !isTimeForAnother
        ? Optional.empty()
        : asked.backoff().pause(left, withHooks(why, left, MOST_WITH_HOOKS - requests));
  }

  /** The pause after a listing that failed and should have told whether to request the name again. */
  static Optional<Duration> afterListing(RunContext run, SnapshotRequest asked) {
    return asked.backoff().pause(left(run, asked));
  }

  private static Duration left(RunContext run, SnapshotRequest asked) {
    return asked.search().requests().askingDeadline(run).left(run.time());
  }

  /** A refusal can last almost an hour, so the few requests are spread over the wait. */
  private static Duration withHooks(SnapshotException why, Duration left, int requestsLeft) {
    Duration share = why instanceof SnapshotException.InvalidState
        ? left.dividedBy(requestsLeft + 1L)
        : BETWEEN_HOOKS;
    return share.compareTo(BETWEEN_HOOKS) > 0 ? share : BETWEEN_HOOKS;
  }
}
