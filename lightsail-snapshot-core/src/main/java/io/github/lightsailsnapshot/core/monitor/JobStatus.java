package io.github.lightsailsnapshot.core.monitor;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.Listing.Unreadable;
import io.github.lightsailsnapshot.core.client.SnapshotNaming;
import io.github.lightsailsnapshot.retention.RetentionPlan;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The status of a job at a moment: which snapshots exist, and what a run would do. {@link
 * io.github.lightsailsnapshot.core.job.SnapshotJob#inspect} returns it and changes nothing. {@code toString()} formats
 * it as readable text.
 *
 * @param listing the complete listing of the region
 * @param managed the job's own snapshots, see {@link SnapshotNaming#owns}, newest first
 * @param unreadable items with one of the job's names that could not be read, so that no decision rests on them
 * @param plan what {@link io.github.lightsailsnapshot.core.job.SnapshotJob#run()} would decide, as returned by {@link
 *     io.github.lightsailsnapshot.core.job.SnapshotJob#preview()}
 * @param pruning what {@link io.github.lightsailsnapshot.core.job.SnapshotJob#prune()} would decide: the same, but
 *     without a new snapshot. If the service does not report its time, ages are measured at the newest snapshot's
 *     creation
 * @param planned the snapshot that a run would create, which the plan counts. If the service does not report its time,
 *     it counts as created at the host's time, but no more than a day after the newest one; empty if the slot already has one. A run
 *     does not necessarily create it: the service may refuse the request, or the run may be skipped because another
 *     snapshot is pending
 * @param serving the snapshot of the current slot; always empty for a job without slots
 * @param recoveryPoint which of the job's snapshots the source could be restored from
 */
public record JobStatus(
    Listing listing,
    List<Snapshot> managed,
    List<Unreadable> unreadable,
    RetentionPlan plan,
    RetentionPlan pruning,
    Optional<Snapshot> planned,
    Optional<Snapshot> serving,
    RecoveryPoint recoveryPoint) {

  /** Copies the lists. */
  public JobStatus {
    managed = List.copyOf(managed);
    unreadable = List.copyOf(unreadable);
  }

  /**
   * Returns the name of the instance.
   *
   * @return the source
   */
  public String source() {
    return recoveryPoint.source();
  }

  /**
   * Returns the time to which this status refers.
   *
   * @return the service's time if it reported it, else the time of the job's clock
   */
  public Instant at() {
    return recoveryPoint.at();
  }

  @Override
  public String toString() {
    String made = serving
        .map(own -> "The slot has its snapshot: " + own.name())
        .or(() -> planned.map(next -> "A run would make " + next.name()))
        .orElse("A run would find no free name");
    String unread = unreadable.isEmpty() ? "" : ", " + unreadable.size() + " could not be read";
    return recoveryPoint + "\n" + listing.snapshots().size() + " snapshots listed, "
        + managed.size() + " of this job" + unread + "\n" + made + ", and decide:\n" + plan;
  }
}
