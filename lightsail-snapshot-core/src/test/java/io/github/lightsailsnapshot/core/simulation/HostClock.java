package io.github.lightsailsnapshot.core.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SplittableRandom;

/** The clock of a host: behind, ahead, set while a run goes on, or right. */
final class HostClock extends Clock {
  private static final long[] OFF_BY_MINUTES = {2, 4, 6, 11, 60, 180, 1_440, 10_080, 525_600};

  private final Clock truth;
  private Duration offset;
  private Instant lastReading;
  private boolean wasWrong;
  private boolean wasSet;
  private final Set<Instant> readings = new LinkedHashSet<>();

  HostClock(Clock truth, Duration offset) {
    this.truth = truth;
    this.offset = offset;
    this.lastReading = truth.instant().plus(offset);
    this.wasWrong = !offset.isZero();
  }

  /** How far a wrong clock is off. */
  static Duration drawnOffset(SplittableRandom random) {
    Duration off = Duration.ofMinutes(OFF_BY_MINUTES[random.nextInt(OFF_BY_MINUTES.length)]);
    return random.nextBoolean() ? off : off.negated();
  }

  void set(Duration other) {
    offset = other;
    wasWrong = true;
    wasSet = true;
  }

  Duration offset() {
    return offset;
  }

  /** Whether it ever was off. */
  boolean wasWrong() {
    return wasWrong;
  }

  /** All that it said. */
  Set<Instant> readings() {
    return readings;
  }

  /** Whether somebody set it. */
  boolean wasSet() {
    return wasSet;
  }

  /** What it would say now. */
  Instant peek() {
    return truth.instant().plus(offset);
  }

  /** What it said when it was asked last. */
  Instant lastReading() {
    return lastReading;
  }

  @Override
  public Instant instant() {
    lastReading = peek();
    readings.add(lastReading);
    return lastReading;
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
