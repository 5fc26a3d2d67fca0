package io.github.lightsailsnapshot.core.job;

import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.selection.Instance;

/**
 * Creates the job of each selected instance.
 *
 * <pre>{@code
 * JobTemplate template = (client, instance) -> SnapshotJob.builder(client, instance.name(), Keep.last(7))
 *     .basename("{source}-nightly")
 *     .build();
 * }</pre>
 */
@FunctionalInterface
public interface JobTemplate {

  /**
   * Creates the job of an instance. It is called again in each run, and for instances that are not selected, to recognise
   * snapshots that are left of them.
   *
   * @param client the client of the group, which the job uses
   * @param instance the instance
   * @return the job
   * @throws IllegalArgumentException if the instance cannot have a job; only that job then fails
   */
  SnapshotJob job(SnapshotClient client, Instance instance);
}
