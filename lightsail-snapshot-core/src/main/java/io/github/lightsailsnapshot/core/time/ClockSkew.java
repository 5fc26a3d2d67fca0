package io.github.lightsailsnapshot.core.time;

import java.time.Duration;
import java.time.Instant;

/** The tolerated difference between two clocks. */
public final class ClockSkew {
  /** The tolerance: five minutes. */
  public static final Duration TOLERANCE = Duration.ofMinutes(5);

  private ClockSkew() {}

  /**
   * Returns whether the service's time agrees with this host's clock.
   *
   * @param served the service's time
   * @param asked this host's time before the call
   * @param answered this host's time after the call
   * @return whether the service's time is between the two, with the tolerance on both sides
   */
  public static boolean isTolerable(Instant served, Instant asked, Instant answered) {
    return !served.isBefore(asked.minus(TOLERANCE)) && !served.isAfter(answered.plus(TOLERANCE));
  }
}
