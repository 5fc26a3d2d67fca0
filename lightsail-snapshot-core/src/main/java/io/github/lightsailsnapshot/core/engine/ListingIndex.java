package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.Listing.Unreadable;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A complete listing by source and by name, so that each job of a fleet finds its part without reading the whole.
 *
 * @param listing the listing
 * @param bySource the snapshots of each source, in the order of the listing
 * @param byName the snapshots by name
 * @param requestedAt when it was requested, by the elapsed time
 */
record ListingIndex(
    Listing listing,
    Map<String, List<Snapshot>> bySource,
    Map<String, Snapshot> byName,
    long requestedAt) {

  static ListingIndex of(Listing listing, long requestedAt) {
    Map<String, Snapshot> byName = new HashMap<>();
    listing.snapshots().forEach(snapshot -> byName.put(snapshot.name(), snapshot));
    return new ListingIndex(
        listing,
        listing.snapshots().stream()
            .collect(Collectors.groupingBy(snapshot -> snapshot.source().name())),
        byName,
        requestedAt);
  }

  /** The listing from the perspective of one job. */
  JobListing of(JobSettings settings) {
    List<Snapshot> managed = bySource.getOrDefault(settings.source(), List.of()).stream()
        .filter(snapshot -> settings.naming().owns(snapshot, settings.source()))
        .sorted(Snapshot.NEWEST_FIRST)
        .toList();
    List<Unreadable> unreadable = listing.unreadable().stream()
        .filter(item -> settings.naming().recognises(item.name()))
        .toList();
    return new JobListing(this, managed, unreadable);
  }

  Optional<Snapshot> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  Optional<Instant> servedAt() {
    return listing.servedAt();
  }
}
