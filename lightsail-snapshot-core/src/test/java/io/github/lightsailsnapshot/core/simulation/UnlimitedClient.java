package io.github.lightsailsnapshot.core.simulation;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.RateLimiter;
import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.client.Where;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Instant;
import java.util.Optional;

/** A client that a fleet cannot slow down, so that a throttled request is the run's own to repeat, as without a fleet. */
record UnlimitedClient(SnapshotClient client) implements SnapshotClient {
  @Override
  public Listing list() {
    return client.list();
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

  @Override
  public SnapshotClient limitedBy(RateLimiter limiter) {
    return this;
  }
}
