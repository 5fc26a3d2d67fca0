package io.github.lightsailsnapshot.examples.cluster;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.resume.ResumeToken;
import io.github.lightsailsnapshot.core.resume.RunStatus;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tasks of a group that take the snapshots: one for each source and slot. A task starts its run, and is executed again
 * until the snapshot is available; in between, its data is the run's token, and no thread waits. It is gone when the run
 * is over.
 */
final class SnapshotTask {
  private static final Logger LOG = LoggerFactory.getLogger(SnapshotTask.class);
  private static final String NO_TOKEN = "";

  private final SourceGroup group;
  private final WorkerSettings settings;
  private final CustomTask<String> task;

  SnapshotTask(SourceGroup group, WorkerSettings settings) {
    this.group = group;
    this.settings = settings;
    this.task = Tasks.custom(TaskDescriptor.of("snapshot/" + group.name(), String.class))
        .onFailure(this::retry)
        .execute(this::execute);
  }

  CustomTask<String> task() {
    return task;
  }

  /** Schedules the task of a source, unless it is there, and returns whether it was not. */
  boolean schedule(SchedulerClient client, String source, Instant scheduledFor) {
    String id = new SourceSlot(source, scheduledFor).toString();
    return client.scheduleIfNotExists(task.instance(id, NO_TOKEN), scheduledFor);
  }

  private CompletionHandler<String> execute(
      TaskInstance<String> instance, ExecutionContext context) {
    if (context.getSchedulerState().isShuttingDown()) {
      return SnapshotTask::handOn;
    }
    RunStatus status = goOn(SourceSlot.parse(instance.getId()), instance.getData());
    // The database is asked next, on this thread.
    boolean unused = Thread.interrupted();
    if (status instanceof RunStatus.InProgress waiting) {
      return (done, operations) -> operations.reschedule(
          done, settings.nextLook(done.getTimeDone()), waiting.token().toString());
    }
    SnapshotReport report = ((RunStatus.Ended) status).report();
    if (report.interrupted()) {
      return SnapshotTask::handOn;
    }
    SnapshotReport accepted = report.orThrow(Outcome.SUCCEEDED, Outcome.DEGRADED, Outcome.SKIPPED);
    LOG.debug("{} is done", accepted.id());
    return new CompletionHandler.OnCompleteRemove<>();
  }

  private RunStatus goOn(SourceSlot slot, String token) {
    SnapshotJob job = group.job(slot.source());
    return token.equals(NO_TOKEN)
        ? job.start(slot.scheduledFor())
        : job.resume(ResumeToken.parse(token));
  }

  /** Another worker goes on where this one stops. */
  private static void handOn(ExecutionComplete done, ExecutionOperations<String> operations) {
    operations.reschedule(done, done.getTimeDone());
  }

  /** Starts anew: the name of the slot finds a snapshot that the failed run has taken. */
  private void retry(ExecutionComplete failed, ExecutionOperations<String> operations) {
    int failures = failed.getExecution().consecutiveFailures;
    if (failures >= WorkerSettings.RETRIES) {
      LOG.error("{} failed {} times and is given up", failed.getExecution(), failures + 1);
      operations.remove();
    } else {
      Instant next = failed.getTimeDone().plus(settings.retry().multipliedBy(1L << failures));
      operations.reschedule(failed, next, NO_TOKEN);
    }
  }
}
