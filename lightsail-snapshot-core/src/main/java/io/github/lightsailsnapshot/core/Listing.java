package io.github.lightsailsnapshot.core;

import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A complete listing of the snapshots of one kind in a region.
 *
 * @param snapshots the snapshots, in any order, each name once
 * @param unreadable items of which something is missing or not known, so that nothing may be concluded from them
 * @param servedAt when the service answered, by its own clock, if it told
 */
public record Listing(
    List<Snapshot> snapshots, List<Unreadable> unreadable, Optional<Instant> servedAt) {

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if a name is there twice: then it is not known which snapshot the name stands for
   */
  public Listing {
    snapshots = List.copyOf(snapshots);
    unreadable = List.copyOf(unreadable);
    Set<String> names = new HashSet<>();
    for (Snapshot snapshot : snapshots) {
      if (!names.add(snapshot.name())) {
        throw new IllegalArgumentException(snapshot.name() + " is listed twice");
      }
    }
  }

  /**
   * An item of a listing that could not be read. It is never deleted.
   *
   * @param name the item's name, empty if even that is missing
   * @param why what is missing or not known
   */
  public record Unreadable(String name, String why) {}

  /**
   * A listing in which everything could be read, of a service that does not tell the time.
   *
   * @param snapshots the snapshots, in any order, each name once
   * @return the listing
   */
  public static Listing of(List<Snapshot> snapshots) {
    return new Listing(snapshots, List.of(), Optional.empty());
  }
}
