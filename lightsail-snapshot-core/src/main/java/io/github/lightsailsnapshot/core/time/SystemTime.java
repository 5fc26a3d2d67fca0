package io.github.lightsailsnapshot.core.time;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The time of this machine. */
enum SystemTime implements TimeSource {
  INSTANCE;

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public void sleep(Duration pause) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(pause.toNanos());
  }
}
