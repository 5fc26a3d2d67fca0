package io.github.lightsailsnapshot.retention.testing;

import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Snapshots to try a policy with. Each is available, of the source {@code web-1}, and named by the instant of its creation,
 * so that what a test prints can be read by itself.
 */
public final class SnapshotSeries {
  private static final String SOURCE = "web-1";

  private SnapshotSeries() {}

  /**
   * A snapshot of an instant.
   *
   * @param createdAt when it was created, in ISO-8601 such as {@code 2026-11-22T03:00:00Z}
   * @return the snapshot, of that name
   * @throws java.time.format.DateTimeParseException if the text is no instant
   */
  public static Snapshot at(String createdAt) {
    return at(Instant.parse(createdAt));
  }

  /**
   * A snapshot of an instant.
   *
   * @param createdAt when it was created
   * @return the snapshot, named by the instant
   */
  public static Snapshot at(Instant createdAt) {
    return Snapshot.available(createdAt.toString(), SOURCE, createdAt);
  }

  /**
   * A snapshot of each instant.
   *
   * @param createdAt when they were created, in ISO-8601
   * @return the snapshots, in the order given
   * @throws java.time.format.DateTimeParseException if a text is no instant
   */
  public static List<Snapshot> of(String... createdAt) {
    return Stream.of(createdAt).map(SnapshotSeries::at).toList();
  }

  /**
   * Snapshots 24 hours apart.
   *
   * @param count how many
   * @param newest when the newest was created, in ISO-8601
   * @return the snapshots, newest first
   */
  public static List<Snapshot> daily(int count, String newest) {
    return every(Duration.ofDays(1), count, newest);
  }

  /**
   * Snapshots an hour apart.
   *
   * @param count how many
   * @param newest when the newest was created, in ISO-8601
   * @return the snapshots, newest first
   */
  public static List<Snapshot> hourly(int count, String newest) {
    return every(Duration.ofHours(1), count, newest);
  }

  /**
   * Snapshots the same time apart.
   *
   * @param step the time between one and the next
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
