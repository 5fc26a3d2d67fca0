package io.github.lightsailsnapshot.core.time;

import java.time.Duration;
import java.time.Instant;

/** By how much two clocks may differ before it matters. */
public final class ClockSkew {
  /** The tolerance: five minutes. */
  public static final Duration TOLERANCE = Duration.ofMinutes(5);

  private ClockSkew() {}

  /**
   * Whether a time that a service told agrees with this host's clock.
   *
   * @param served the time that the service told
   * @param asked this host's time before the call
   * @param answered this host's time after the call
   * @return whether it lies between the two, with the tolerance on both sides
   */
  public static boolean isTolerable(Instant served, Instant asked, Instant answered) {
    return !served.isBefore(asked.minus(TOLERANCE)) && !served.isAfter(answered.plus(TOLERANCE));
  }
}
