package io.github.lightsailsnapshot.core.monitor;

import io.github.lightsailsnapshot.core.time.ClockSkew;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The newest available snapshot that a source could be restored from at a moment, and newer snapshots that do not
 * count.
 *
 * @param source the name of the instance
 * @param newest the newest available snapshot, if there is any
 * @param since newer snapshots, which do not count because they are pending, failed or dated in the future; newest
 *     first
 * @param at the moment: the service's time if it reported it, else the host's
 */
public record RecoveryPoint(
    String source, Optional<Snapshot> newest, List<Snapshot> since, Instant at) {

  /** Copies the list. */
  public RecoveryPoint {
    since = List.copyOf(since);
  }

  /**
   * Returns the newest snapshot that could be restored from. A snapshot whose creation time is more than five minutes
   * in the future does not count, because its age is unknown.
   *
   * @param snapshots the snapshots, in any order
   * @param now the service's time if it reported it, else the host's
   * @return the newest available snapshot, if there is one
   */
  public static Optional<Snapshot> newestOf(Collection<Snapshot> snapshots, Instant now) {
    return snapshots.stream()
        .filter(Snapshot::isAvailable)
        .filter(snapshot ->
            Duration.between(now, snapshot.createdAt()).compareTo(ClockSkew.TOLERANCE) <= 0)
        .min(Snapshot.NEWEST_FIRST);
  }

  /**
   * Returns the recovery point that the given snapshots provide.
   *
   * @param source the name of the instance
   * @param snapshots the snapshots of the source that count
   * @param now the service's time if it reported it, else the host's
   * @return the recovery point
   */
  public static RecoveryPoint of(String source, List<Snapshot> snapshots, Instant now) {
    Optional<Snapshot> newest = newestOf(snapshots, now);
    List<Snapshot> since = snapshots.stream()
        .sorted(Snapshot.NEWEST_FIRST)
        .takeWhile(snapshot -> !newest.equals(Optional.of(snapshot)))
        .toList();
    return new RecoveryPoint(source, newest, since, now);
  }

  /**
   * Returns the age of the newest available snapshot, which is how much data a restore would lose.
   *
   * @return the age, at least zero; empty if there is no such snapshot
   */
  public Optional<Duration> age() {
    return newest
        .map(snapshot -> Duration.between(snapshot.createdAt(), at))
        .map(age -> age.isNegative() ? Duration.ZERO : age);
  }

  /**
   * Returns whether there is an available snapshot that is no older than a limit.
   *
   * @param limit the maximum age, inclusive; more than zero
   * @return whether there is such a snapshot
   * @throws IllegalArgumentException if the limit is zero or less
   */
  public boolean isAtMost(Duration limit) {
    if (limit.isNegative() || limit.isZero()) {
      throw new IllegalArgumentException(
          "The limit " + limit + " of a recovery point's age must be more than zero");
    }
    return age().filter(age -> age.compareTo(limit) <= 0).isPresent();
  }

  /** Returns one line, such as {@code web-1: nightly-2026-11-22T03-00-00Z is 3 h 12 min old; since then 1 error}. */
  @Override
  public String toString() {
    String found = newest
        .map(snapshot -> snapshot.name() + " is " + text(age().orElseThrow()) + " old")
        .orElse("no available snapshot");
    return source + ": " + found + (since.isEmpty() ? "" : "; " + whatIsNot());
  }

  private String whatIsNot() {
    Map<String, Long> counts = since.stream()
        .collect(Collectors.groupingBy(
            RecoveryPoint::whyNot, LinkedHashMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .collect(Collectors.joining(", ", newest.isPresent() ? "since then " : "", ""));
  }

  private static String whyNot(Snapshot snapshot) {
    return snapshot.isAvailable()
        ? "dated in the future"
        : snapshot.state().name().toLowerCase(Locale.ROOT);
  }

  private static String text(Duration age) {
    if (age.toDays() > 0) {
      return age.toDays() + " d " + age.toHoursPart() + " h";
    }
    return age.toHours() > 0
        ? age.toHours() + " h " + age.toMinutesPart() + " min"
        : age.toMinutes() + " min";
  }
}
