package io.github.lightsailsnapshot.core;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Elapsed time, apart from the wall clock, which may be set while a run goes on. */
interface Ticker {
  Ticker SYSTEM = new Ticker() {
    @Override
    public long nanos() {
      return System.nanoTime();
    }

    @Override
    public void sleep(Duration pause) throws InterruptedException {
      TimeUnit.NANOSECONDS.sleep(pause.toNanos());
    }
  };

  /** A moment to measure from; only differences mean something. */
  long nanos();

  void sleep(Duration pause) throws InterruptedException;

  default Duration since(long moment) {
    return Duration.ofNanos(nanos() - moment);
  }
}
