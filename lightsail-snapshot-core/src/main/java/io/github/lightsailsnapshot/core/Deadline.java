package io.github.lightsailsnapshot.core;

import java.time.Duration;

/** An end that counts from a moment of the ticker. */
record Deadline(long start, Duration limit) {

  static Deadline of(Ticker ticker, Duration limit) {
    return new Deadline(ticker.nanos(), limit);
  }

  /** The same, later by time that does not count. */
  Deadline extendedBy(Duration time) {
    return new Deadline(start, limit.plus(time));
  }

  /** The same, but no earlier than so long after its start. */
  Deadline atLeast(Duration other) {
    return limit.compareTo(other) < 0 ? new Deadline(start, other) : this;
  }

  Duration elapsed(Ticker ticker) {
    return ticker.since(start);
  }

  Duration left(Ticker ticker) {
    return limit.minus(elapsed(ticker));
  }

  boolean isOver(Ticker ticker) {
    Duration left = left(ticker);
    return left.isZero() || left.isNegative();
  }
}
