package io.github.lightsailsnapshot.core;

import java.util.Optional;

/** How far a run has come. Only a run that is {@link Ready} can delete. */
sealed interface RunState {

  /**
   * The run has its snapshot, accepted or found, and a complete listing to judge it by.
   *
   * @param snapshot the snapshot as it was last seen
   * @param slot the time that its name holds
   * @param basis the last complete listing
   * @param deadline until when the run waits for it
   */
  record Taken(OwnSnapshot snapshot, TimeSlot slot, JobListing basis, Deadline deadline)
      implements RunState {
    Taken seen(JobListing later) {
      OwnSnapshot seen = later.find(snapshot.name()).map(snapshot::seen).orElse(snapshot);
      return new Taken(seen, slot, later, deadline);
    }

    /** The run with another snapshot of its slot in the place of its own, which came to nothing. */
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

  /**
   * The snapshot is as good as the job asks for, and the listing says which others there are.
   *
   * @param snapshot the snapshot as it was last seen
   * @param slot the time that its name holds
   * @param basis the complete listing to plan on
   */
  record Ready(OwnSnapshot snapshot, TimeSlot slot, JobListing basis) implements RunState {}

  /** The snapshot was accepted, but it is not known what became of it: nothing may be deleted. */
  record Unverified() implements RunState {}

  /** A run that only prunes has looked at what there is. */
  record Listed(JobListing basis) implements RunState {}

  /** There is no snapshot that could be relied on. */
  record Failed() implements RunState {}

  /** The run left everything as it was, for another one. */
  record Skipped() implements RunState {}
}
