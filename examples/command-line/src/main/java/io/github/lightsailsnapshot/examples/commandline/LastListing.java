package io.github.lightsailsnapshot.examples.commandline;

import io.github.lightsailsnapshot.core.Listing;
import io.github.lightsailsnapshot.core.SnapshotClient;
import io.github.lightsailsnapshot.core.Where;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A client that remembers its last complete listing. */
final class LastListing implements SnapshotClient {
  private final SnapshotClient client;
  private Listing last = Listing.of(List.of());

  LastListing(SnapshotClient client) {
    this.client = client;
  }

  @Override
  public synchronized Listing list() {
    last = client.list();
    return last;
  }

  @Override
  public Optional<Instant> create(String source, String name) {
    return client.create(source, name);
  }

  @Override
  public void delete(Snapshot snapshot) {
    client.delete(snapshot);
  }

  @Override
  public Where where() {
    return client.where();
  }

  synchronized Listing last() {
    return last;
  }
}
