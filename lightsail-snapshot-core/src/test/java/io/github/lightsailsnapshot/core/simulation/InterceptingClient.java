package io.github.lightsailsnapshot.core.simulation;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stands between a job and the region, and shows the job other snapshots than there are. */
class InterceptingClient implements SnapshotClient {
  private final SnapshotClient region;
  private final Map<String, Snapshot> originals = new HashMap<>();

  InterceptingClient(SnapshotClient region) {
    this.region = region;
  }

  /** What the job is to see in place of a snapshot. */
  Snapshot disguised(Snapshot snapshot) {
    return snapshot;
  }

  /** What the job is to see of all of them. */
  List<Snapshot> disguised(List<Snapshot> snapshots) {
    return snapshots;
  }

  @Override
  public Listing list() {
    Listing listing = region.list();
    List<Snapshot> shown = new ArrayList<>();
    for (Snapshot snapshot : listing.snapshots()) {
      Snapshot disguised = disguised(snapshot);
      originals.put(disguised.name(), snapshot);
      shown.add(disguised);
    }
    return new Listing(disguised(shown), listing.unreadable(), listing.servedAt());
  }

  @Override
  public Optional<Instant> create(String source, String name) {
    return region.create(source, name);
  }

  @Override
  public void delete(Snapshot snapshot) {
    region.delete(originals.getOrDefault(snapshot.name(), snapshot));
  }
}
