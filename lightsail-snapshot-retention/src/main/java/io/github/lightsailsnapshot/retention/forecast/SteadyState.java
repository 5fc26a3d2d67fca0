package io.github.lightsailsnapshot.retention.forecast;

import java.time.Instant;
import java.util.Objects;

/**
 * The steady state of a policy: from a certain step on, the number of snapshots no longer grows, and varies only with
 * the calendar.
 *
 * @param since the time of the first step in the steady state
 * @param least the smallest number of snapshots, after the deletions of a step, in the last 365 days of the forecast,
 *     or in the whole steady state if that is shorter
 * @param most the largest such number
 */
public record SteadyState(Instant since, int least, int most) {

  /** Checks the components. */
  public SteadyState {
    Objects.requireNonNull(since, "since");
  }
}
