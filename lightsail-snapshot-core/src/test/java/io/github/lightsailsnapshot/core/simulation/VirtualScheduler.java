package io.github.lightsailsnapshot.core.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * Virtual time, and the actors in it. Only one acts at any moment, and each lets time pass by itself; then whoever wakes
 * first acts next. So several hosts at once do the same in the same order each time, and nobody ever really waits.
 */
final class VirtualScheduler extends Clock {
  private static final ExecutorService THREADS = Executors.newCachedThreadPool(task -> {
    Thread thread = new Thread(task, "simulated-host");
    thread.setDaemon(true);
    return thread;
  });

  private final Instant start;
  private final PriorityQueue<Actor> asleep =
      new PriorityQueue<>(Comparator.<Actor>comparingLong(actor -> actor.wakesAt)
          .thenComparingInt(actor -> actor.number));
  private final Semaphore curtain = new Semaphore(0);
  private final List<Throwable> failures = new ArrayList<>();
  private long nanos;
  private Actor acting;

  VirtualScheduler(Instant start) {
    this.start = start;
  }

  private static final class Actor {
    private final int number;
    private final Runnable part;
    private final Semaphore cue = new Semaphore(0);
    private long wakesAt;

    Actor(int number, Runnable part, long wakesAt) {
      this.number = number;
      this.part = part;
      this.wakesAt = wakesAt;
    }
  }

  long nanos() {
    return nanos;
  }

  /** Lets time pass for whoever acts; the others act meanwhile. */
  void pass(Duration time) {
    long until = nanos + time.toNanos();
    Actor me = acting;
    if (asleep.isEmpty()) {
      nanos = until;
      return;
    }
    me.wakesAt = until;
    asleep.add(me);
    Actor next = asleep.poll();
    if (next != me) {
      wake(next);
      me.cue.acquireUninterruptibly();
    } else {
      nanos = until;
    }
  }

  private void wake(Actor next) {
    nanos = Math.max(nanos, next.wakesAt);
    acting = next;
    next.cue.release();
  }

  /** Plays the parts to their end, each beginning some time after the one before. */
  void play(List<Runnable> parts, Duration apart) {
    if (parts.size() == 1) {
      parts.get(0).run();
      return;
    }
    for (int i = 0; i < parts.size(); i++) {
      asleep.add(new Actor(i, parts.get(i), nanos + i * apart.toNanos()));
    }
    asleep.forEach(actor -> THREADS.execute(() -> act(actor)));
    wake(asleep.remove());
    curtain.acquireUninterruptibly();
    failures.forEach(VirtualScheduler::rethrow);
  }

  private void act(Actor actor) {
    actor.cue.acquireUninterruptibly();
    try {
      actor.part.run();
    } catch (RuntimeException | Error failure) {
      failures.add(failure);
    }
    Actor next = asleep.poll();
    if (next == null) {
      curtain.release();
    } else {
      wake(next);
    }
  }

  private static void rethrow(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) failure;
  }

  @Override
  public Instant instant() {
    return start.plusNanos(nanos);
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
