package io.github.lightsailsnapshot.examples.cluster;

import java.time.Duration;
import java.time.Instant;

/**
 * How a worker works; the same for all its groups.
 *
 * @param threads how many tasks it executes at once, and so how many share a listing
 * @param poll how often it looks for tasks that are due
 * @param look how often a task looks whether its snapshot is available
 * @param heartbeat how often it shows that it is alive; if it has not for {@value #MISSED_HEARTBEATS} times as long,
 *     another worker executes its tasks
 * @param retry the pause after the first failure of a task, which doubles with each further one
 * @param grace how long tasks may go on when the worker is to end
 */
record WorkerSettings(
    int threads, Duration poll, Duration look, Duration heartbeat, Duration retry, Duration grace) {
  static final int MISSED_HEARTBEATS = 4;

  /** After that, a task is given up. With pauses that double from one minute on, this is an hour. */
  static final int RETRIES = 6;

  static final WorkerSettings DEFAULT = new WorkerSettings(
      200,
      Duration.ofSeconds(5),
      Duration.ofMinutes(1),
      Duration.ofSeconds(30),
      Duration.ofMinutes(1),
      Duration.ofSeconds(10));

  /** The same moment for all tasks, so that one listing serves all that a worker executes then. */
  Instant nextLook(Instant now) {
    long step = look.toMillis();
    return Instant.ofEpochMilli((now.toEpochMilli() / step + 1) * step);
  }
}
