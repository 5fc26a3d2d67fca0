package io.github.lightsailsnapshot.examples.cluster;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.Task;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** One of the workers of a cluster. It executes the tasks of its groups, whichever worker has scheduled them. */
final class ClusterWorker implements AutoCloseable {
  /** Tasks of groups that only other workers have are left to them. */
  private static final Duration NEVER = Duration.ofDays(36_500);

  private final List<SlotPlanner> planners = new ArrayList<>();
  private final DataSource database;
  private final Scheduler scheduler;

  /**
   * @param name tells this worker from the others, in the database
   * @param database the PostgreSQL database that all workers share
   * @param groups the sources that this worker takes care of
   */
  ClusterWorker(
      String name, DataSource database, List<SourceGroup> groups, WorkerSettings settings) {
    this.database = database;
    List<Task<?>> tasks = new ArrayList<>();
    for (SourceGroup group : groups) {
      SnapshotTask snapshots = new SnapshotTask(group, settings);
      SlotPlanner planner = new SlotPlanner(group, snapshots, settings.retry(), Clock.systemUTC());
      planners.add(planner);
      tasks.add(snapshots.task());
      tasks.add(planner.task());
    }
    scheduler = Scheduler.create(database, tasks)
        .schedulerName(new SchedulerName.Fixed(name))
        .serializer(new TextSerializer())
        .threads(settings.threads())
        .pollUsingLockAndFetch(0.5, 1)
        .pollingInterval(settings.poll())
        .heartbeatInterval(settings.heartbeat())
        .missedHeartbeatsLimit(WorkerSettings.MISSED_HEARTBEATS)
        .deleteUnresolvedAfter(NEVER)
        .shutdownMaxWait(settings.grace())
        .build();
  }

  /**
   * Starts to work, in threads of its own.
   *
   * @throws SQLException if the database cannot be used
   */
  void start() throws SQLException {
    Schema.create(database);
    planners.forEach(planner -> planner.schedule(scheduler));
    scheduler.start();
  }

  /** Ends: begins no more tasks, lets those in progress go on for a while, and leaves them to the other workers then. */
  @Override
  public void close() {
    scheduler.stop();
  }
}
