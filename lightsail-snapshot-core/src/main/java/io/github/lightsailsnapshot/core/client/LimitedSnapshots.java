package io.github.lightsailsnapshot.core.client;

import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Instant;
import java.util.Optional;

/** A client whose calls wait for their turn. */
record LimitedSnapshots(SnapshotClient client, RateLimiter limiter) implements SnapshotClient {
  @Override
  public Listing list() {
    return limiter.call("Could not list the snapshots", client::list);
  }

  @Override
  public Optional<Instant> create(String source, String name) {
    return limiter.call("Could not create " + name, () -> client.create(source, name));
  }

  @Override
  public void delete(Snapshot snapshot) {
    Snapshot unused = limiter.call("Could not delete " + snapshot.name(), () -> {
      client.delete(snapshot);
      return snapshot;
    });
  }

  @Override
  public Where where() {
    return client.where();
  }
}
