package io.github.lightsailsnapshot.examples.cluster;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import io.github.lightsailsnapshot.core.job.FleetGroup;
import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.core.selection.Instance;
import java.time.Instant;

/**
 * Sources of one account and region that get their snapshots at the same time.
 *
 * @param name the name, which is part of the names of its tasks
 * @param sources which instances, and the template of their jobs, which must have slots; as for a {@code SnapshotFleet},
 *     except that the template is given no tags
 * @param schedule when; at most once in each slot
 */
record SourceGroup(String name, FleetGroup sources, Schedule schedule) {
  SnapshotJob job(String source) {
    return sources.template().job(sources.snapshots(), Instance.named(source));
  }

  Instant nextAfter(Instant moment) {
    return schedule.getNextExecutionTime(ExecutionComplete.simulatedSuccess(moment));
  }
}
