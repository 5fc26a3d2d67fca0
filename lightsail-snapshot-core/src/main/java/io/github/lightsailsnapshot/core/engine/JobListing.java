package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.Listing.Unreadable;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A complete listing from the perspective of one job: which snapshots the job manages, and when the listing was
 * requested.
 *
 * @param listing the listing
 * @param managed the job's snapshots, newest first
 * @param unreadable items with one of the job's names that could not be read
 * @param requestedAt when it was requested, by the elapsed time
 */
record JobListing(
    Listing listing, List<Snapshot> managed, List<Unreadable> unreadable, long requestedAt) {

  static JobListing of(Listing listing, JobSettings settings, long requestedAt) {
    List<Snapshot> managed = listing.snapshots().stream()
        .filter(snapshot -> settings.naming().owns(snapshot, settings.source()))
        .sorted(Snapshot.NEWEST_FIRST)
        .toList();
    List<Unreadable> unreadable = listing.unreadable().stream()
        .filter(item -> settings.naming().recognises(item.name()))
        .toList();
    return new JobListing(listing, managed, unreadable, requestedAt);
  }

  /** The listing without one of its snapshots, as it was before that one was created. */
  JobListing without(String name) {
    List<Snapshot> others =
        managed.stream().filter(snapshot -> !snapshot.name().equals(name)).toList();
    return new JobListing(listing, others, unreadable, requestedAt);
  }

  Optional<Instant> servedAt() {
    return listing.servedAt();
  }

  /** The snapshot that has a name, whether or not the job created it. */
  Optional<Snapshot> find(String name) {
    return listing.snapshots().stream()
        .filter(snapshot -> snapshot.name().equals(name))
        .findFirst();
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

  Optional<Instant> newestCreation() {
    return managed.stream().map(Snapshot::createdAt).findFirst();
  }
}
