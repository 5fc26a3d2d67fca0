package io.github.lightsailsnapshot.core.engine;

import java.time.Duration;
import java.time.Instant;

/**
 * A time that the service told, and the moment on this host's clocks when it was asked.
 *
 * @param served what it told
 * @param nanos the elapsed time when it was asked
 * @param here the host's clock when it was asked
 */
record ServiceTime(Instant served, long nanos, Instant here) {
  private static final Duration LONGEST = Duration.ofDays(3660);

  /**
   * The latest time that it can be at the service now: the answer was made after the question. A machine that was suspended
   * may not have counted that time as elapsed, so the larger of the two elapsed times is taken.
   */
  Instant latestNow(RunContext run) {
    Duration ticked = run.time().since(nanos);
    Duration passed = Duration.between(here, run.clock().instant());
    Duration longer = ticked.compareTo(passed) > 0 ? ticked : passed;
    return served.plus(longer.compareTo(LONGEST) < 0 ? longer : LONGEST);
  }
}
