package io.github.lightsailsnapshot.core.engine;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Interrupts the thread that made it when it is time, unless somebody else has done so. */
final class DeadlineWatch {
  private final Thread watched = Thread.currentThread();
  private long alarm;
  private boolean isOver;
  private boolean hasRung;

  DeadlineWatch(Duration left) {
    this.alarm = System.nanoTime() + left.toNanos();
  }

  /** Sets the alarm anew, for time that passes otherwise than this machine's. */
  synchronized void ringIn(Duration left) {
    alarm = System.nanoTime() + left.toNanos();
    notifyAll();
  }

  /** From now on it interrupts nobody. Whether it has done so. */
  synchronized boolean end() {
    isOver = true;
    notifyAll();
    return hasRung;
  }

  /** Watches until it has rung or is ended. */
  synchronized void watch() {
    try {
      while (!isOver) {
        long left = alarm - System.nanoTime();
        if (left <= 0) {
          ring();
          return;
        }
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    } catch (InterruptedException stopRequested) {
      // Whoever made the thread wants it back: the deadline is still looked at between two calls.
      Thread.currentThread().interrupt();
    }
  }

  private void ring() {
    if (!watched.isInterrupted()) {
      hasRung = true;
      watched.interrupt();
    }
  }
}
