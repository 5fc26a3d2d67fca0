package io.github.lightsailsnapshot.core;

import java.time.Duration;

/** Growing pauses between looks, within a limit: 2 seconds, then half as long again each time, up to a minute. */
final class Pauses {
  private static final Duration FIRST = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final Ticker ticker;
  private final Duration limit;
  private final long start;
  private Duration next = FIRST;

  Pauses(Ticker ticker, Duration limit) {
    this.ticker = ticker;
    this.limit = limit;
    this.start = ticker.nanos();
  }

  /** Waits for the next look; false, at once, if the limit is reached. */
  boolean pause() throws InterruptedException {
    Duration left = limit.minus(elapsed());
    if (left.isNegative() || left.isZero()) {
      return false;
    }
    ticker.sleep(shorter(next, left));
    next = shorter(next.multipliedBy(3).dividedBy(2), LONGEST);
    return true;
  }

  Duration elapsed() {
    return ticker.since(start);
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
