package io.github.lightsailsnapshot.core;

import io.github.lightsailsnapshot.core.Listing.Unreadable;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A complete listing, seen by one job: what in it is its own, and when it was read by the ticker. */
record OwnListing(Listing listing, List<Snapshot> own, List<Unreadable> unreadable, long readAt) {

  static OwnListing of(Listing listing, JobSettings settings) {
    List<Snapshot> own = listing.snapshots().stream()
        .filter(snapshot -> settings.naming().owns(snapshot, settings.source()))
        .sorted(Snapshot.NEWEST_FIRST)
        .toList();
    List<Unreadable> unreadable = listing.unreadable().stream()
        .filter(item -> settings.naming().recognises(item.name()))
        .toList();
    return new OwnListing(listing, own, unreadable, settings.ticker().nanos());
  }

  /** The same without one of the job's own, as it was before that one was made. */
  OwnListing without(String name) {
    List<Snapshot> others =
        own.stream().filter(snapshot -> !snapshot.name().equals(name)).toList();
    return new OwnListing(listing, others, unreadable, readAt);
  }

  /** The snapshot that holds a name, whoever made it. */
  Optional<Snapshot> find(String name) {
    return listing.snapshots().stream()
        .filter(snapshot -> snapshot.name().equals(name))
        .findFirst();
  }

  /** Why an item of the job could not be read, if it is one of those. */
  Optional<String> unreadable(String name) {
    return unreadable.stream()
        .filter(item -> item.name().equals(name))
        .map(Unreadable::why)
        .findFirst();
  }

  /** Whether something of that name is in it, readable or not. */
  boolean shows(String name) {
    return find(name).isPresent() || unreadable(name).isPresent();
  }

  Optional<Snapshot> newestAvailable() {
    return own.stream().filter(Snapshot::isAvailable).findFirst();
  }

  List<Snapshot> in(Snapshot.State state) {
    return own.stream().filter(snapshot -> snapshot.state() == state).toList();
  }

  Optional<Instant> newestCreation() {
    return own.stream().map(Snapshot::createdAt).findFirst();
  }
}
