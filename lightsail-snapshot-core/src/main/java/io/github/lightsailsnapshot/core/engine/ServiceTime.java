package io.github.lightsailsnapshot.core.engine;

import java.time.Duration;
import java.time.Instant;

/**
 * The service's time, and this host's times at the request.
 *
 * @param served the service's time
 * @param nanos the elapsed time at the request
 * @param here the host's clock at the request
 */
record ServiceTime(Instant served, long nanos, Instant here) {
  private static final Duration LONGEST = Duration.ofDays(3660);

  /**
   * The latest possible current time of the service: it answered after the request. While a machine is suspended, its
   * elapsed time may not advance, so the larger of the two elapsed times is used.
   */
  Instant latestNow(RunContext run) {
    Duration ticked = run.time().since(nanos);
    Duration passed = Duration.between(here, run.clock().instant());
    Duration longer = ticked.compareTo(passed) > 0 ? ticked : passed;
    return served.plus(longer.compareTo(LONGEST) < 0 ? longer : LONGEST);
  }
}
