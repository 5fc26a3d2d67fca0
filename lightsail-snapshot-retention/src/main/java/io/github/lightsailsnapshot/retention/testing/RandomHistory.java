package io.github.lightsailsnapshot.retention.testing;

import io.github.lightsailsnapshot.retention.History;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A random history, reproducible by its seed. It has up to about sixty snapshots in any order, around calendar edge
 * cases (clock changes, ends of years and months, leap days, days that a zone skipped), with equal times, pauses, tags,
 * replaced sources, and snapshots in every state.
 *
 * @param seed the seed
 * @param snapshots the snapshots, in no particular order
 * @param now the time of the decision, usually after the newest snapshot
 * @param zone the time zone
 */
public record RandomHistory(long seed, List<Snapshot> snapshots, Instant now, ZoneId zone) {

  /** Copies the list. */
  public RandomHistory {
    snapshots = List.copyOf(snapshots);
  }

  /**
   * Creates the history of a seed.
   * @param seed any number
   * @return the history
   */
  public static RandomHistory of(long seed) {
    return new RandomSnapshots(seed).history();
  }

  /**
   * Returns the history that a policy receives.
   *
   * @return the available snapshots, newest first
   */
  public History history() {
    return History.of(snapshots, now, zone);
  }

  /** Returns a history with the same seed, time and zone, but other snapshots. */
  RandomHistory with(List<Snapshot> others) {
    return new RandomHistory(seed, others, now, zone);
  }

  /** Returns the seed, the time, the zone, and one line for each snapshot. */
  @Override
  public String toString() {
    return snapshots.stream()
        .sorted(Snapshot.NEWEST_FIRST)
        .map(RandomHistory::line)
        .collect(Collectors.joining("", "seed " + seed + ", judged at " + now + " in " + zone, ""));
  }

  private static String line(Snapshot snapshot) {
    return "\n  " + snapshot.name() + " " + snapshot.state() + " of "
        + snapshot.source().id()
        + (snapshot.fromAutomatic() ? " from an automatic one" : "")
        + (snapshot.tags().isEmpty() ? "" : " " + snapshot.tags());
  }
}
