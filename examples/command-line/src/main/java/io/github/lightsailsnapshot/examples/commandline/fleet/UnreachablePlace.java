package io.github.lightsailsnapshot.examples.commandline.fleet;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.client.Where;
import io.github.lightsailsnapshot.core.selection.InstanceClient;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Instant;
import java.util.Optional;

/**
 * Stands in for an account that cannot be called, so that its jobs fail, each in its own report, and the other accounts'
 * do not.
 *
 * @param why why it cannot be called
 */
record UnreachablePlace(String why, Optional<String> region) implements SnapshotClient {

  InstanceClient instances() {
    return () -> {
      throw refused();
    };
  }

  private SnapshotException refused() {
    return new SnapshotException.AccessDenied("No request was made: " + why);
  }

  @Override
  public Listing list() {
    throw refused();
  }

  @Override
  public Optional<Instant> create(String source, String name) {
    throw refused();
  }

  @Override
  public void delete(Snapshot snapshot) {
    throw refused();
  }

  @Override
  public Where where() {
    return new Where(region, Optional.of("instance"), Optional.empty());
  }
}
