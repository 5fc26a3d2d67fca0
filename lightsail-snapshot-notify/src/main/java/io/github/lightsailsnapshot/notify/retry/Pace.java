package io.github.lightsailsnapshot.notify.retry;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** The passing of time, which tests set. */
public interface Pace {
  Pace SYSTEM = new Pace() {
    @Override
    public long nanoTime() {
      return System.nanoTime();
    }

    @Override
    public void pause(Duration time) throws InterruptedException {
      TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }
  };

  long nanoTime();

  void pause(Duration time) throws InterruptedException;

  /** From 0 to 1, so that many hosts that fail at the same time do not come back at the same time. */
  default double jitter() {
    return ThreadLocalRandom.current().nextDouble();
  }
}
