package io.github.lightsailsnapshot.retention.testing;

import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Snapshots to test a policy with. Each is available, has the source {@code web-1}, and is named by its creation time,
 * so that test output is self-explanatory.
 */
public final class SnapshotSeries {
  private static final String SOURCE = "web-1";

  private SnapshotSeries() {}

  /**
   * Creates a snapshot.
   *
   * @param createdAt when it was created, in ISO-8601 such as {@code 2026-11-22T03:00:00Z}
   * @return the snapshot, named by the instant
   * @throws java.time.format.DateTimeParseException if the text is not an instant
   */
  public static Snapshot at(String createdAt) {
    return at(Instant.parse(createdAt));
  }

  /**
   * Creates a snapshot.
   *
   * @param createdAt when it was created
   * @return the snapshot, named by the instant
   */
  public static Snapshot at(Instant createdAt) {
    return Snapshot.available(createdAt.toString(), SOURCE, createdAt);
  }

  /**
   * Creates a snapshot for each instant.
   *
   * @param createdAt when they were created, in ISO-8601
   * @return the snapshots, in the order given
   * @throws java.time.format.DateTimeParseException if a text is not an instant
   */
  public static List<Snapshot> of(String... createdAt) {
    return Stream.of(createdAt).map(SnapshotSeries::at).toList();
  }

  /**
   * Creates snapshots 24 hours apart.
   *
   * @param count how many
   * @param newest when the newest was created, in ISO-8601
   * @return the snapshots, newest first
   */
  public static List<Snapshot> daily(int count, String newest) {
    return every(Duration.ofDays(1), count, newest);
  }

  /**
   * Creates snapshots one hour apart.
   *
   * @param count how many
   * @param newest when the newest was created, in ISO-8601
   * @return the snapshots, newest first
   */
  public static List<Snapshot> hourly(int count, String newest) {
    return every(Duration.ofHours(1), count, newest);
  }

  /**
   * Creates snapshots at regular intervals.
   *
   * @param step the interval
   * @param count how many
   * @param newest when the newest was created, in ISO-8601
   * @return the snapshots, newest first
   */
  public static List<Snapshot> every(Duration step, int count, String newest) {
    Instant end = Instant.parse(newest);
    return IntStream.range(0, count)
        .mapToObj(age -> at(end.minus(step.multipliedBy(age))))
        .toList();
  }
}
