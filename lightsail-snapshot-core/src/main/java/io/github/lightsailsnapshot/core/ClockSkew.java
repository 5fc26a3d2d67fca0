package io.github.lightsailsnapshot.core;

import java.time.Duration;
import java.time.Instant;

/** By how much two clocks may differ before it matters. */
final class ClockSkew {
  static final Duration TOLERANCE = Duration.ofMinutes(5);

  private ClockSkew() {}

  static boolean isTolerable(Instant a, Instant b) {
    return Duration.between(a, b).abs().compareTo(TOLERANCE) <= 0;
  }
}
