package io.github.lightsailsnapshot.core;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Time that passes only when somebody sleeps: the clock of the host and of the region alike. */
final class VirtualTime extends Clock implements Ticker {
  private final Instant start;
  private Duration passed = Duration.ZERO;
  private boolean isBroken;

  VirtualTime(String start) {
    this.start = Instant.parse(start);
  }

  void pass(Duration time) {
    passed = passed.plus(time);
  }

  /** From now on nobody can sleep. */
  void breakDown() {
    isBroken = true;
  }

  Duration passed() {
    return passed;
  }

  @Override
  public Instant instant() {
    return start.plus(passed);
  }

  @Override
  public long nanos() {
    return passed.toNanos();
  }

  @Override
  public void sleep(Duration pause) throws InterruptedException {
    if (isBroken) {
      throw new IllegalStateException("no time");
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    pass(pause);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
