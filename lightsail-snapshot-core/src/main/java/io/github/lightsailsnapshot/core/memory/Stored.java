package io.github.lightsailsnapshot.core.memory;

import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Instant;

/** A snapshot in memory, and when it becomes available. */
final class Stored {
  private final Snapshot snapshot;
  private final Settling settling;
  private int listings;

  Stored(Snapshot snapshot, Settling settling) {
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
