package io.github.lightsailsnapshot.core.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Virtual time for tests: it advances only when a thread sleeps, and then immediately. It is also a clock, so that one
 * object can provide the time for the job, the in-memory region and the notifiers:
 *
 * <pre>{@code
 * VirtualTime time = VirtualTime.startingAt(Instant.parse("2026-11-22T03:00:00Z"));
 * SnapshotClient region = InMemorySnapshots.ofInstances("web-1").clock(time).settlesAfter(Duration.ofMinutes(5));
 * SnapshotJob job = SnapshotJob.builder(region, "web-1", policy).clock(time).timeSource(time).build();
 * }</pre>
 *
 * <p>The time limits of hooks, notifiers and calls are still measured in real time. Thread-safe.
 */
public final class VirtualTime extends Clock implements TimeSource {
  private final Instant start;
  private final ZoneId zone;
  private final AtomicLong passed;
  private final List<Duration> pauses;

  private VirtualTime(Instant start, ZoneId zone, AtomicLong passed, List<Duration> pauses) {
    this.start = Objects.requireNonNull(start, "start");
    this.zone = Objects.requireNonNull(zone, "zone");
    this.passed = passed;
    this.pauses = pauses;
  }

  /**
   * Creates virtual time that starts at a moment.
   *
   * @param start the first {@link #instant()}
   * @return the time, as a clock in UTC
   */
  public static VirtualTime startingAt(Instant start) {
    return new VirtualTime(start, ZoneOffset.UTC, new AtomicLong(), new CopyOnWriteArrayList<>());
  }

  /**
   * Advances the time.
   *
   * @param time how much, at least zero
   * @throws IllegalArgumentException if it is negative
   */
  public void pass(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("Time cannot go back: pass at least zero, not " + time);
    }
    long unused = passed.addAndGet(time.toNanos());
  }

  /**
   * Returns how much time has passed since the start.
   *
   * @return the time
   */
  public Duration passed() {
    return Duration.ofNanos(passed.get());
  }

  /**
   * Returns the pauses that threads have slept.
   *
   * @return a copy, oldest first
   */
  public List<Duration> pauses() {
    return List.copyOf(pauses);
  }

  @Override
  public Instant instant() {
    return start.plusNanos(passed.get());
  }

  @Override
  public long nanos() {
    return passed.get();
  }

  @Override
  public void sleep(Duration pause) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (!pause.isNegative()) {
      pauses.add(pause);
      pass(pause);
    }
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  /** Returns a clock in another zone that shares this time. */
  @Override
  public VirtualTime withZone(ZoneId other) {
    return new VirtualTime(start, other, passed, pauses);
  }
}
