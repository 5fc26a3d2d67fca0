package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.report.TakenSnapshot;
import io.github.lightsailsnapshot.core.time.Deadline;
import java.util.Optional;

/**
 * The run's snapshot, accepted or found, with the last complete listing.
 *
 * @param snapshot the snapshot as it was last seen
 * @param slot the slot of its name
 * @param basis the last complete listing
 * @param deadline until when the run waits for it
 */
record AwaitedSnapshot(TakenSnapshot snapshot, TimeSlot slot, JobListing basis, Deadline deadline) {
  AwaitedSnapshot seen(JobListing later) {
    TakenSnapshot seen = later.find(snapshot.name()).map(snapshot::seen).orElse(snapshot);
    return new AwaitedSnapshot(seen, slot, later, deadline);
  }

  /** Replaces the snapshot with another one of its slot, if there is one. */
  Optional<AwaitedSnapshot> replaced() {
    return slot.servedBy(basis)
        .filter(other -> !other.name().equals(snapshot.name()))
        .map(other -> new AwaitedSnapshot(TakenSnapshot.found(other), slot, basis, deadline));
  }

  boolean isListed() {
    return basis.find(snapshot.name()).isPresent();
  }

  boolean isUnreadable() {
    return !isListed() && basis.unreadable(snapshot.name()).isPresent();
  }
}
