package io.github.lightsailsnapshot.notify.retry;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes in pauses only. */
public final class VirtualPace implements Pace {
  private final AtomicLong nanos = new AtomicLong();
  private final List<Duration> pauses = new CopyOnWriteArrayList<>();

  public List<Duration> pauses() {
    return List.copyOf(pauses);
  }

  @Override
  public long nanoTime() {
    return nanos.get();
  }

  @Override
  public void pause(Duration time) {
    pauses.add(time);
    long unused = nanos.addAndGet(time.toNanos());
  }

  @Override
  public double jitter() {
    return 0.5;
  }
}
