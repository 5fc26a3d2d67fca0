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
 * What a policy is given to judge: the available snapshots of one source, newest first, with the time and the zone to
 * judge them in. Immutable.
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
   * The history that a plan would hand to its policy: of the snapshots given, those that are {@link
   * Snapshot.State#AVAILABLE}, not dated after {@code now} and not copies of automatic snapshots.
   *
   * @param snapshots the snapshots of one source, in any order
   * @param now the time to judge at
   * @param zone the zone whose days, weeks, months and years count
   * @return the history
   * @throws IllegalArgumentException if a snapshot is null or a name is given twice
   * @throws NullPointerException if one of the parameters is null
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
   * The snapshots to judge, newest first; those of the same instant in the order of their names.
   *
   * @return an unmodifiable list without duplicates
   */
  public List<Snapshot> newestFirst() {
    return newestFirst;
  }

  /**
   * The time to judge at. No snapshot of the history is younger.
   *
   * @return the time, by the clock of the service that holds the snapshots
   */
  public Instant now() {
    return now;
  }

  /**
   * The zone whose hours, days, weeks, months and years count.
   *
   * @return the zone
   */
  public ZoneId zone() {
    return zone;
  }

  /**
   * The newest snapshot.
   *
   * @return it, or nothing if the history is empty
   */
  public Optional<Snapshot> newest() {
    return newestFirst.stream().findFirst();
  }

  /**
   * When a snapshot was created, as a calendar in the history's zone shows it.
   *
   * @param snapshot a snapshot
   * @return its time of creation in {@link #zone()}
   * @throws java.time.DateTimeException if that is beyond the years that a calendar can show
   */
  public ZonedDateTime timeOf(Snapshot snapshot) {
    return snapshot.createdAt().atZone(zone);
  }

  /** How many snapshots were created after the bound: they are the first ones of the list. */
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

  /** Where a snapshot stands in the list, or a negative number if it is none of this history. */
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

  /** The offset zero calls itself Z. */
  static String textOf(ZoneId zone) {
    return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
  }
}
