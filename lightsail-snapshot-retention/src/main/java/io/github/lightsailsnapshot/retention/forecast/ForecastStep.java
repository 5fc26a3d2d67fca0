package io.github.lightsailsnapshot.retention.forecast;

import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * One run of a forecast: a new snapshot becomes available, the plan is made at that time, and its deletions happen at
 * once.
 *
 * @param at the time of the run
 * @param made the new snapshot
 * @param deleted the snapshots that the plan did not keep, newest first
 * @param held the number of snapshots after the deletions, in any state
 * @param reach how far back the oldest recovery point is, after the deletions; recovery points are the available
 *     snapshots that are not dated in the future
 */
public record ForecastStep(
    Instant at, Snapshot made, List<Snapshot> deleted, int held, Duration reach) {

  /** Copies the list. */
  public ForecastStep {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(made, "made");
    Objects.requireNonNull(reach, "reach");
    deleted = List.copyOf(deleted);
  }

  /**
   * Returns how many snapshots there were before the deletions.
   *
   * @return {@link #held()} and the deleted ones
   */
  public int heldBefore() {
    return held + deleted.size();
  }
}
