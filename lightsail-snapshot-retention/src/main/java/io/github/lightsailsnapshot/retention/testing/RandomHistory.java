package io.github.lightsailsnapshot.retention.testing;

import io.github.lightsailsnapshot.retention.History;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A history made at random, the same one for the same seed: up to some sixty snapshots in any order, around the edges where
 * calendars differ (days of a clock change, year ends, leap days, month ends, days that a zone left out), with equal times,
 * pauses, tags, sources that were made anew, and snapshots in every state.
 *
 * @param seed what it was made from
 * @param snapshots the snapshots, in no order
 * @param now the time to judge at, mostly after the newest
 * @param zone the zone to judge in
 */
public record RandomHistory(long seed, List<Snapshot> snapshots, Instant now, ZoneId zone) {

  /** Copies the list. */
  public RandomHistory {
    snapshots = List.copyOf(snapshots);
  }

  /**
   * The history of a seed.
   *
   * @param seed any number
   * @return the history
   */
  public static RandomHistory of(long seed) {
    return new RandomSnapshots(seed).history();
  }

  /**
   * What a policy is given to judge of it.
   *
   * @return the available snapshots, newest first
   */
  public History history() {
    return History.of(snapshots, now, zone);
  }

  /** The same seed, time and zone with other snapshots. */
  RandomHistory with(List<Snapshot> others) {
    return new RandomHistory(seed, others, now, zone);
  }

  /** The seed, the time, the zone, and a line for each snapshot. */
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
