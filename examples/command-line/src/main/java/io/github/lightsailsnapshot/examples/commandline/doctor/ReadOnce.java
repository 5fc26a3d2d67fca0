package io.github.lightsailsnapshot.examples.commandline.doctor;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.client.Where;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Instant;
import java.util.Optional;

/** The snapshots of a place as they were listed once. Nothing can be changed through it. */
record ReadOnce(Listing listing, Where where) implements SnapshotClient {

  @Override
  public Listing list() {
    return listing;
  }

  @Override
  public Optional<Instant> create(String source, String name) {
    throw new IllegalStateException("A check creates nothing");
  }

  @Override
  public void delete(Snapshot snapshot) {
    throw new IllegalStateException("A check deletes nothing");
  }
}
