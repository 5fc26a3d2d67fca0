package io.github.lightsailsnapshot.core.time;

import java.time.Duration;

/**
 * Elapsed time, and pauses in it. It is apart from the wall clock, a {@link java.time.Clock}, which may be wrong or be set while a
 * run goes on. Implementations are thread-safe.
 */
public interface TimeSource {

  /**
   * The time of this machine.
   *
   * @return a source that measures by {@link System#nanoTime()} and really sleeps
   */
  static TimeSource system() {
    return SystemTime.INSTANCE;
  }

  /**
   * A moment to measure from.
   *
   * @return nanoseconds, of which only differences mean something
   */
  long nanos();

  /**
   * Pauses the calling thread.
   *
   * @param pause how long; not at all if it is zero or negative
   * @throws InterruptedException if the thread is interrupted, before or while it sleeps; its interrupt flag is then cleared
   */
  void sleep(Duration pause) throws InterruptedException;

  /**
   * How much time has passed.
   *
   * @param moment a moment that {@link #nanos()} told
   * @return the time since then
   */
  default Duration since(long moment) {
    return Duration.ofNanos(nanos() - moment);
  }
}
