package io.github.lightsailsnapshot.core.client;

import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A complete listing of the snapshots of one kind in a region.
 *
 * @param snapshots the snapshots, in any order, each name once
 * @param unreadable items that lack a value or have an unknown one; no decision may rest on them
 * @param servedAt the service's time when it answered, if the answer contains it; a client that knows it only in whole
 *     seconds, as an HTTP {@code Date} header tells it, should not return a time before the creation of a snapshot
 *     that was created within that second
 */
public record Listing(
    List<Snapshot> snapshots, List<Unreadable> unreadable, Optional<Instant> servedAt) {

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if two snapshots have the same name, because the name is then ambiguous
   * @throws NullPointerException if a component, or an element of a list, is null; the message says which
   */
  public Listing {
    snapshots = copied(snapshots, "snapshots");
    unreadable = copied(unreadable, "unreadable");
    Objects.requireNonNull(servedAt, "a listing's servedAt is null; use Optional.empty()");
    Set<String> names = new HashSet<>();
    for (Snapshot snapshot : snapshots) {
      if (!names.add(snapshot.name())) {
        throw new IllegalArgumentException(snapshot.name() + " is listed twice");
      }
    }
  }

  private static <T> List<T> copied(List<T> elements, String name) {
    Objects.requireNonNull(elements, () -> "a listing's " + name + " is null; use an empty list");
    for (T element : elements) {
      Objects.requireNonNull(element, () -> "an element of a listing's " + name + " is null");
    }
    return List.copyOf(elements);
  }

  /**
   * Returns the time at which the snapshots in this listing are judged.
   *
   * @param clock the host's clock
   * @return the service's time if the answer contains it, else the clock's current time
   */
  public Instant timeOr(Clock clock) {
    return servedAt.orElseGet(clock::instant);
  }

  /**
   * An item of a listing that could not be read. It is never deleted.
   *
   * @param name the item's name, empty if even that is missing
   * @param why what is missing or unknown
   */
  public record Unreadable(String name, String why) {

    /** Checks that no component is null. An item without a name has an empty name. */
    public Unreadable {
      Objects.requireNonNull(name, "the name of an unreadable item is null; use \"\" for none");
      Objects.requireNonNull(why, () -> "why the item \"" + name + "\" is unreadable is null");
    }
  }

  /**
   * Creates a listing without unreadable items and without the service's time.
   *
   * @param snapshots the snapshots, in any order, each name once
   * @return the listing
   */
  public static Listing of(List<Snapshot> snapshots) {
    return new Listing(snapshots, List.of(), Optional.empty());
  }
}
