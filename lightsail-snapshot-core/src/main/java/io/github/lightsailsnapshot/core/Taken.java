package io.github.lightsailsnapshot.core;

import io.github.lightsailsnapshot.core.time.Deadline;
import java.util.Optional;

/**
 * The run's snapshot, accepted or found, with a complete listing to judge it by.
 *
 * @param snapshot the snapshot as it was last seen
 * @param slot the slot of its name
 * @param basis the last complete listing
 * @param deadline until when the run waits for it
 */
record Taken(OwnSnapshot snapshot, TimeSlot slot, JobListing basis, Deadline deadline) {
  Taken seen(JobListing later) {
    OwnSnapshot seen = later.find(snapshot.name()).map(snapshot::seen).orElse(snapshot);
    return new Taken(seen, slot, later, deadline);
  }

  /** The same with another snapshot of its slot in its place, if there is one. */
  Optional<Taken> replaced() {
    return slot.servedBy(basis)
        .filter(other -> !other.name().equals(snapshot.name()))
        .map(other -> new Taken(OwnSnapshot.found(other), slot, basis, deadline));
  }

  boolean isListed() {
    return basis.find(snapshot.name()).isPresent();
  }

  boolean isUnreadable() {
    return !isListed() && basis.unreadable(snapshot.name()).isPresent();
  }
}
