package io.github.lightsailsnapshot.retention.forecast;

import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The recovery points while a forecast goes on, and how far apart neighbours were. Two neighbours grow older together,
 * so only their age in the last step in which they were neighbours matters.
 */
final class RecoveryPoints {
  private final PriorityQueue<Snapshot> toCome =
      new PriorityQueue<>(Snapshot.NEWEST_FIRST.reversed());
  private final Map<String, Point> points = new HashMap<>();
  private final List<Neighbours> parted = new ArrayList<>();
  private @Nullable Point newest;
  private @Nullable Point oldest;
  private Instant lastStep = Instant.MIN;
  private Instant thisStep = Instant.MIN;

  RecoveryPoints(List<Snapshot> existing) {
    existing.stream().filter(Snapshot::isAvailable).forEach(toCome::add);
  }

  /** A recovery point, and the first step after which it and the next older one were neighbours. */
  private static final class Point {
    final Instant createdAt;

    @Nullable
    Point newer;

    @Nullable
    Point older;

    Instant neighboursSince = Instant.MIN;

    Point(Instant createdAt) {
      this.createdAt = createdAt;
    }
  }

  /** Two recovery points, the last time at which they were neighbours. */
  private record Neighbours(Instant newer, Instant older, Instant last) {
    Duration gap() {
      return Duration.between(older, newer);
    }

    boolean wereOlderThan(Age age) {
      return Duration.between(older, last).compareTo(age.length()) > 0;
    }
  }

  void step(Snapshot made, List<Snapshot> deleted) {
    lastStep = thisStep;
    thisStep = made.createdAt();
    toCome.add(made);
    while (!toCome.isEmpty() && !toCome.peek().createdAt().isAfter(thisStep)) {
      append(toCome.remove());
    }
    deleted.forEach(snapshot -> remove(Objects.requireNonNull(points.remove(snapshot.name()))));
  }

  private void append(Snapshot snapshot) {
    Point point = new Point(snapshot.createdAt());
    points.put(snapshot.name(), point);
    join(point, newest);
    newest = point;
  }

  /** The newest one is never deleted, so there is a newer one. */
  private void remove(Point point) {
    Point newer = Objects.requireNonNull(point.newer);
    part(point);
    part(newer);
    join(newer, point.older);
  }

  private void join(Point newer, @Nullable Point older) {
    newer.older = older;
    newer.neighboursSince = thisStep;
    if (older == null) {
      oldest = newer;
    } else {
      older.newer = newer;
    }
  }

  private void part(Point point) {
    if (point.older != null && !point.neighboursSince.isAfter(lastStep)) {
      parted.add(new Neighbours(point.createdAt, point.older.createdAt, lastStep));
    }
  }

  Instant oldest() {
    return Objects.requireNonNull(oldest).createdAt;
  }

  /** The largest distance of neighbours beyond each age, over all steps since a certain one. */
  Map<Age, Duration> gapsSince(Instant since) {
    List<Neighbours> all = new ArrayList<>(parted);
    for (Point point = newest; point != null && point.older != null; point = point.older) {
      all.add(new Neighbours(point.createdAt, point.older.createdAt, thisStep));
    }
    Map<Age, Duration> gaps = new EnumMap<>(Age.class);
    for (Neighbours neighbours : all) {
      if (!neighbours.last().isBefore(since)) {
        add(neighbours, gaps);
      }
    }
    return Collections.unmodifiableMap(gaps);
  }

  private static void add(Neighbours neighbours, Map<Age, Duration> gaps) {
    for (Age age : Age.values()) {
      if (neighbours.wereOlderThan(age)) {
        gaps.merge(age, neighbours.gap(), (one, other) -> one.compareTo(other) > 0 ? one : other);
      }
    }
  }
}
