package io.github.lightsailsnapshot.examples.commandline;

import io.github.lightsailsnapshot.core.Listing;
import io.github.lightsailsnapshot.core.Listing.Unreadable;
import io.github.lightsailsnapshot.core.SnapshotClient;
import io.github.lightsailsnapshot.core.SnapshotJob;
import io.github.lightsailsnapshot.core.SnapshotNaming;
import io.github.lightsailsnapshot.retention.RetentionPlan;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** Which snapshots are meant, and what decides on them. */
record Target(
    String instance,
    SnapshotNaming naming,
    RetentionPolicy policy,
    ZoneId zone,
    boolean deletesFailed) {

  SnapshotJob.Builder job(SnapshotClient client) {
    SnapshotJob.Builder job = SnapshotJob.builder(client, instance, policy)
        .basename(naming.basename())
        .zone(zone);
    return deletesFailed ? job.deleteFailed() : job;
  }

  /** What would become of the snapshots that are there, without a new one. */
  RetentionPlan plan(Listing listing) {
    List<Snapshot> own = listing.snapshots().stream()
        .filter(snapshot -> naming.owns(snapshot, instance))
        .toList();
    RetentionPlan plan =
        RetentionPlan.of(policy, own, listing.servedAt().orElseGet(Instant::now), zone);
    return deletesFailed ? plan.deletingFailed() : plan;
  }

  /** What is probably one of them, but cannot be judged. */
  List<Unreadable> unreadable(Listing listing) {
    return listing.unreadable().stream()
        .filter(item -> naming.recognises(item.name()))
        .toList();
  }

  /** How its snapshots stand among the others in the region. */
  Standing standing(Listing listing) {
    return Standing.of(instance, naming, listing);
  }

  @Override
  public String toString() {
    return instance + " as " + naming.basename() + ", keeping " + PolicyText.spelt(policy)
        + ", days in " + zone.getId();
  }
}
