package io.github.lightsailsnapshot.core.time;

import java.time.Duration;

/**
 * Measures elapsed time, and sleeps. It is separate from the wall clock, a {@link java.time.Clock}, which may be wrong
 * or be adjusted during a run. Implementations are thread-safe.
 */
public interface TimeSource {

  /**
   * Returns the time source of this machine.
   *
   * @return a time source that uses {@link System#nanoTime()} and {@link Thread#sleep}
   */
  static TimeSource system() {
    return SystemTime.INSTANCE;
  }

  /**
   * Returns the current moment.
   *
   * @return nanoseconds; only differences between two values are meaningful
   */
  long nanos();

  /**
   * Pauses the calling thread.
   *
   * @param pause how long; zero or less does not pause
   * @throws InterruptedException if the thread is interrupted before or while it sleeps; the interrupt flag is then
   *     cleared
   */
  void sleep(Duration pause) throws InterruptedException;

  /**
   * Returns how much time has passed since a moment.
   *
   * @param moment a value that {@link #nanos()} returned
   * @return the time since then
   */
  default Duration since(long moment) {
    return Duration.ofNanos(nanos() - moment);
  }
}
