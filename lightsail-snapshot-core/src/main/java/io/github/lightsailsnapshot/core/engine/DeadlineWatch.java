package io.github.lightsailsnapshot.core.engine;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Interrupts the thread that created it when the deadline passes, unless the thread has already been interrupted. */
final class DeadlineWatch {
  private final Thread watched = Thread.currentThread();
  private long alarm;
  private boolean isOver;
  private boolean hasRung;

  DeadlineWatch(Duration left) {
    this.alarm = System.nanoTime() + left.toNanos();
  }

  /** Sets the remaining time again, for time sources that differ from this machine's time. */
  synchronized void ringIn(Duration left) {
    alarm = System.nanoTime() + left.toNanos();
    notifyAll();
  }

  /** Stops watching, and returns whether it has interrupted the thread. */
  synchronized boolean end() {
    isOver = true;
    notifyAll();
    return hasRung;
  }

  /** Watches until it has interrupted the thread or is stopped. */
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
      // The owner of the thread wants it to end. The deadline is still checked between two calls.
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
