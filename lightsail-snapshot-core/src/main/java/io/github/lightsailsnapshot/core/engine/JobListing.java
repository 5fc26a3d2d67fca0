package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.Listing.Unreadable;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A complete listing from the perspective of one job: which snapshots the job manages.
 *
 * @param all the whole listing
 * @param managed the job's snapshots, newest first
 * @param unreadable items with one of the job's names that could not be read
 */
record JobListing(ListingIndex all, List<Snapshot> managed, List<Unreadable> unreadable) {

  /** The listing without one of its snapshots, as it was before that one was created. */
  JobListing without(String name) {
    List<Snapshot> others =
        managed.stream().filter(snapshot -> !snapshot.name().equals(name)).toList();
    return new JobListing(all, others, unreadable);
  }

  /** When it was requested, by the elapsed time. */
  long requestedAt() {
    return all.requestedAt();
  }

  Listing listing() {
    return all.listing();
  }

  Optional<Instant> servedAt() {
    return all.servedAt();
  }

  /** The snapshot that has a name, whether or not the job created it. */
  Optional<Snapshot> find(String name) {
    return all.find(name);
  }

  /** Why an item of the job could not be read, if it is unreadable. */
  Optional<String> unreadable(String name) {
    return unreadable.stream()
        .filter(item -> item.name().equals(name))
        .map(Unreadable::why)
        .findFirst();
  }

  /** Whether the listing contains an item of that name, readable or not. */
  boolean shows(String name) {
    return find(name).isPresent() || unreadable(name).isPresent();
  }

  List<Snapshot> in(Snapshot.State state) {
    return managed.stream().filter(snapshot -> snapshot.state() == state).toList();
  }

  Optional<Snapshot> newest() {
    return managed.stream().findFirst();
  }

  /**
   * The time for a plan without a new snapshot: the service's, or else the newest creation, but never later than this
   * host's time, so that a wrong clock deletes nothing.
   */
  Instant timeOfPlan(Instant here) {
    return servedAt()
        .orElseGet(
            () -> newestCreation().filter(newest -> newest.isBefore(here)).orElse(here));
  }

  Optional<Instant> newestCreation() {
    return newest().map(Snapshot::createdAt);
  }
}
