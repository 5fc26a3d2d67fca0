package io.github.lightsailsnapshot.retention;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The input of a policy: the available snapshots of one source, newest first, with the time and the time zone for the
 * decision. Immutable.
 */
public final class History {
  private final List<Snapshot> newestFirst;
  private final Instant now;
  private final ZoneId zone;

  private History(List<Snapshot> newestFirst, Instant now, ZoneId zone) {
    this.newestFirst = Collections.unmodifiableList(newestFirst);
    this.now = now;
    this.zone = zone;
  }

  /**
   * Returns the history that a plan would pass to its policy. It contains those of the given snapshots that are {@link
   * Snapshot.State#AVAILABLE}, not dated after {@code now} and not copies of automatic snapshots.
   *
   * @param snapshots the snapshots of one source, in any order
   * @param now the time of the decision
   * @param zone the time zone that defines days, weeks, months and years
   * @return the history
   * @throws IllegalArgumentException if a snapshot is null or two have the same name
   * @throws NullPointerException if a parameter is null
   */
  public static History of(Collection<Snapshot> snapshots, Instant now, ZoneId zone) {
    return ofOrdered(
        NewestFirst.of(Objects.requireNonNull(snapshots, "snapshots")),
        Objects.requireNonNull(now, "now"),
        Objects.requireNonNull(zone, "zone"));
  }

  static History ofOrdered(List<Snapshot> newestFirst, Instant now, ZoneId zone) {
    Predicate<Snapshot> isJudged = snapshot -> Exclusion.of(snapshot, now) == null;
    List<Snapshot> judged = newestFirst.stream().allMatch(isJudged)
        ? newestFirst
        : newestFirst.stream().filter(isJudged).toList();
    return new History(judged, now, zone);
  }

  /**
   * Returns the snapshots, newest first; those of the same instant are ordered by name.
   *
   * @return an unmodifiable list without duplicates
   */
  public List<Snapshot> newestFirst() {
    return newestFirst;
  }

  /**
   * Returns the time of the decision. No snapshot of the history is newer.
   *
   * @return the time, by the clock of the service that holds the snapshots
   */
  public Instant now() {
    return now;
  }

  /**
   * Returns the time zone that defines hours, days, weeks, months and years.
   *
   * @return the zone
   */
  public ZoneId zone() {
    return zone;
  }

  /**
   * Returns the newest snapshot.
   *
   * @return the snapshot, or empty if the history is empty
   */
  public Optional<Snapshot> newest() {
    return newestFirst.stream().findFirst();
  }

  /**
   * Returns a snapshot's time of creation in the history's time zone.
   *
   * @param snapshot a snapshot
   * @return the time of creation in {@link #zone()}
   * @throws java.time.DateTimeException if the time exceeds the range of {@link ZonedDateTime}
   */
  public ZonedDateTime timeOf(Snapshot snapshot) {
    return snapshot.createdAt().atZone(zone);
  }

  /** How many snapshots were created after the bound. They are the first ones of the list. */
  int countAfter(Instant bound) {
    int from = 0;
    int to = newestFirst.size();
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (newestFirst.get(middle).createdAt().isAfter(bound)) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  /** The index of a snapshot in the list, or a negative number if this history does not contain it. */
  int indexOf(Snapshot snapshot) {
    int index = Collections.binarySearch(newestFirst, snapshot, Snapshot.NEWEST_FIRST);
    return index >= 0 && newestFirst.get(index).equals(snapshot) ? index : -1;
  }

  @Override
  public String toString() {
    int size = newestFirst.size();
    return size + (size == 1 ? " snapshot" : " snapshots") + ", judged at " + now + " in "
        + textOf(zone);
  }

  /** {@link ZoneOffset#UTC} has the id Z. */
  static String textOf(ZoneId zone) {
    return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
  }
}
