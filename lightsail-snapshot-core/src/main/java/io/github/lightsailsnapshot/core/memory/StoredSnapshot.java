package io.github.lightsailsnapshot.core.memory;

import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Instant;

/** A snapshot in memory, and when it becomes available. */
final class StoredSnapshot {
  private final Snapshot snapshot;
  private final AvailabilityDelay settling;
  private int listings;

  StoredSnapshot(Snapshot snapshot, AvailabilityDelay settling) {
    this.snapshot = snapshot;
    this.settling = settling;
  }

  void listed() {
    listings++;
  }

  Snapshot at(Instant now) {
    boolean settled = snapshot.state() == Snapshot.State.PENDING && settling.isOver(now, listings);
    return settled ? snapshot.withState(Snapshot.State.AVAILABLE) : snapshot;
  }
}
