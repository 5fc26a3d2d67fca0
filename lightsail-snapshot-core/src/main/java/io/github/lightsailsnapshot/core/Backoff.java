package io.github.lightsailsnapshot.core;

import java.time.Duration;

/** The growing pauses between attempts: 2 seconds, then half as long again each time, up to a minute. */
final class Backoff {
  private static final Duration FIRST = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final Ticker ticker;
  private Duration next = FIRST;

  Backoff(Ticker ticker) {
    this.ticker = ticker;
  }

  /** Waits before the next attempt, not beyond the deadline; false, at once, if that has passed. */
  boolean pause(Deadline deadline) throws InterruptedException {
    return pause(deadline, Duration.ZERO);
  }

  /** The same, but waits at least so long. */
  boolean pause(Deadline deadline, Duration atLeast) throws InterruptedException {
    Duration left = deadline.left(ticker);
    if (left.isZero() || left.isNegative()) {
      return false;
    }
    ticker.sleep(shorter(longer(next, atLeast), left));
    next = shorter(next.multipliedBy(3).dividedBy(2), LONGEST);
    return true;
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }
}
