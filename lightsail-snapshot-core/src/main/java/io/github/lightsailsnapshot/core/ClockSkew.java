package io.github.lightsailsnapshot.core;

import java.time.Duration;
import java.time.Instant;

/** By how much two clocks may differ before it matters. */
final class ClockSkew {
  static final Duration TOLERANCE = Duration.ofMinutes(5);

  private ClockSkew() {}

  /** Whether a time of the service's fits between two of this host's, asked and answered. */
  static boolean isTolerable(Instant served, Instant asked, Instant answered) {
    return !served.isBefore(asked.minus(TOLERANCE)) && !served.isAfter(answered.plus(TOLERANCE));
  }
}
