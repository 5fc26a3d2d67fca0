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
 * How a job stands at a moment: what there is, and what it would do. {@link io.github.lightsailsnapshot.core.job.SnapshotJob#inspect} makes it, and changes nothing.
 * Its {@code toString()} is a page for people.
 *
 * @param listing the complete listing, of everything in the region
 * @param managed the job's own snapshots, see {@link SnapshotNaming#owns}, newest first
 * @param unreadable items with a name of the job's that could not be read, so that nothing is concluded from them
 * @param plan what {@link io.github.lightsailsnapshot.core.job.SnapshotJob#run()} would decide: that of {@link io.github.lightsailsnapshot.core.job.SnapshotJob#preview()}
 * @param pruning what {@link io.github.lightsailsnapshot.core.job.SnapshotJob#prune()} would decide: the same without a new snapshot. If the service does not tell
 *     the time, a real one deletes that or less
 * @param planned the snapshot that a run would make, which is counted in the plan; nothing if the slot has its own. It does not
 *     say that a run makes one: the service may refuse it, and another one that is pending makes a run skip
 * @param serving the snapshot that serves the slot of now; always nothing in a job without slots
 * @param recoveryPoint what the source could be restored from, of the job's own snapshots
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
   * The name of the instance.
   *
   * @return the source
   */
  public String source() {
    return recoveryPoint.source();
  }

  /**
   * When this was so: the time at which everything here was judged.
   *
   * @return the time, by the clock of the service if it told, else by the job's
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
