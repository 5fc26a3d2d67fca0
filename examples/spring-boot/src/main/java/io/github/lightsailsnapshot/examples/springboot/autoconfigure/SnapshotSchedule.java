package io.github.lightsailsnapshot.examples.springboot.autoconfigure;

import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.core.monitor.RecoveryPointMonitor;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import java.time.Duration;
import java.util.concurrent.Future;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.scheduling.support.CronTrigger;

/**
 * Runs the job on its schedule and refreshes the recovery point, on two threads of its own, since a run may wait for
 * half an hour. When the application shuts down, it is stopped first: it interrupts a run in progress, which then calls
 * its notifiers and ends within the application's time limit, {@code spring.lifecycle.timeout-per-shutdown-phase}.
 */
public final class SnapshotSchedule implements SmartLifecycle {
  private final SnapshotJob job;
  private final RecoveryPointMonitor monitor;
  private final LastReport lastReport;
  private final SnapshotProperties properties;
  private final ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
  private volatile boolean running;

  SnapshotSchedule(
      SnapshotJob job,
      RecoveryPointMonitor monitor,
      LastReport lastReport,
      SnapshotProperties properties) {
    this.job = job;
    this.monitor = monitor;
    this.lastReport = lastReport;
    this.properties = properties;
  }

  SnapshotSchedule shutdownLimit(Duration limit) {
    scheduler.setAwaitTerminationMillis(limit.toMillis());
    return this;
  }

  @Override
  public void start() {
    scheduler.setPoolSize(2);
    scheduler.setThreadNamePrefix("lightsail-snapshot-");
    scheduler.initialize();
    Future<?> unusedRefreshing = scheduler.scheduleWithFixedDelay(
        monitor::refresh, properties.recoveryPoint().refresh());
    if (properties.schedule() != null) {
      Future<?> unusedRuns = scheduler.schedule(
          this::run, new CronTrigger(properties.schedule().toString(), properties.zone()));
    }
    running = true;
  }

  /**
   * Runs the job now, on the calling thread, as the schedule does: the report becomes the last one, and the recovery
   * point is known again. A shutdown does not interrupt this thread.
   *
   * @return the report
   */
  public SnapshotReport run() {
    SnapshotReport report = job.run();
    lastReport.send(report);
    monitor.refresh();
    return report;
  }

  @Override
  public void stop() {
    scheduler.shutdown();
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
