package io.github.lightsailsnapshot.examples.cluster;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.github.lightsailsnapshot.core.selection.Instance;
import io.github.lightsailsnapshot.core.selection.InstanceListing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The task that is there once for each group: at each time of its schedule, it creates a task for each source. Its data is
 * the time of the schedule, so that a retry creates the same tasks. If all workers were down at several times, the last one
 * of them counts.
 */
final class SlotPlanner {
  private static final Logger LOG = LoggerFactory.getLogger(SlotPlanner.class);
  private static final String INSTANCE = "slots";

  private final SourceGroup group;
  private final Clock clock;
  private final SnapshotTask snapshots;
  private final CustomTask<String> task;

  SlotPlanner(SourceGroup group, SnapshotTask snapshots, Duration retry, Clock clock) {
    this.group = group;
    this.snapshots = snapshots;
    this.clock = clock;
    this.task = Tasks.custom(TaskDescriptor.of("plan/" + group.name(), String.class))
        .onFailure(new FailureHandler.OnFailureRetryLater<>(retry))
        .execute(this::execute);
  }

  CustomTask<String> task() {
    return task;
  }

  /** Schedules the task, unless it is. A time in the past was missed and is left to the scheduler. */
  void schedule(SchedulerClient client) {
    Instant now = clock.instant();
    Instant next = group.nextAfter(now);
    TaskInstance<String> instance = task.instance(INSTANCE, next.toString());
    if (client.scheduleIfNotExists(instance, next)) {
      return;
    }
    Optional<ScheduledExecution<Object>> scheduled = client.getScheduledExecution(instance);
    if (scheduled.filter(task -> isOfAnotherSchedule(task, now, next)).isPresent()) {
      try {
        boolean unused = client.reschedule(instance, next, next.toString());
      } catch (TaskInstanceException isExecutedMeanwhile) {
        LOG.debug("The schedule of group {} is left as it is", group.name(), isExecutedMeanwhile);
      }
    }
  }

  private static boolean isOfAnotherSchedule(
      ScheduledExecution<Object> task, Instant now, Instant next) {
    Instant time = task.getExecutionTime();
    return !task.isPicked() && time.isAfter(now) && !time.equals(next);
  }

  private CompletionHandler<String> execute(
      TaskInstance<String> instance, ExecutionContext context) {
    Instant moment = lastUntilNow(Instant.parse(instance.getData()));
    InstanceListing listing = group.sources().instances().list();
    int created = 0;
    for (Instance source : listing.instances()) {
      if (group.sources().selection().selects(source)) {
        created += snapshots.schedule(context.getSchedulerClient(), source.name(), moment) ? 1 : 0;
      }
    }
    LOG.info("Group {}: {} snapshots to take for {}", group.name(), created, moment);
    if (listing.missing().isPresent()) {
      throw listing.missing().get();
    }
    Instant next = group.nextAfter(moment);
    return (done, operations) -> operations.reschedule(done, next, next.toString());
  }

  private Instant lastUntilNow(Instant moment) {
    Instant now = clock.instant();
    Instant last = moment;
    for (Instant next = moment; !next.isAfter(now); next = group.nextAfter(next)) {
      last = next;
    }
    return last;
  }
}
