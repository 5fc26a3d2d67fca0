package io.github.lightsailsnapshot.core.wire;

/** How many requests a second an endpoint allows, as a token bucket that holds those of one second. Thread-safe. */
final class RequestRate {
  private final double perSecond;
  private double tokens;
  private long filledAt = System.nanoTime();

  RequestRate(int perSecond) {
    this.perSecond = perSecond;
    this.tokens = perSecond;
  }

  /** Whether one more request is allowed now. A refused one costs nothing. */
  synchronized boolean allows() {
    long now = System.nanoTime();
    tokens = Math.min(perSecond, tokens + (now - filledAt) * perSecond / 1e9);
    filledAt = now;
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }
}
