package consumer.withoutaws;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Snapshots of something else, in a list. */
final class OwnClient implements SnapshotClient {
  private final List<Snapshot> snapshots = new ArrayList<>();

  @Override
  public synchronized Listing list() {
    return Listing.of(snapshots);
  }

  @Override
  public synchronized Optional<Instant> create(String source, String name) {
    Instant now = Instant.now();
    snapshots.add(Snapshot.available(name, source, now));
    return Optional.of(now);
  }

  @Override
  public synchronized void delete(Snapshot snapshot) {
    snapshots.remove(snapshot);
  }
}
