package io.github.lightsailsnapshot.core.lightsail;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes calls of the SDK on a thread of their own, so that interrupting the caller ends its waiting at once. On the caller's
 * thread the SDK would notice an interruption only after a read has timed out, and might take it for its own time-out. What
 * comes before a request, credentials above all, the SDK's limits do not cover, nor can it always be interrupted; so a call
 * that is given up may go on. As long as {@value #MOST_ABANDONED} do, no other is begun. Thread-safe.
 */
final class Attended {
  static final int MOST_ABANDONED = 8;

  private final Duration limit;
  private final AtomicInteger abandoned = new AtomicInteger();

  Attended(Duration limit) {
    this.limit = limit;
  }

  /** There are too many calls that were given up and go on all the same. */
  static final class TooManyAbandonedException extends Exception {
    private static final long serialVersionUID = 1L;
  }

  Duration limit() {
    return limit;
  }

  /**
   * Waits for a call.
   *
   * @throws ExecutionException if the call failed, or no thread could be started for it
   * @throws TimeoutException if the limit is over
   */
  <T> T call(Callable<T> call)
      throws InterruptedException, TimeoutException, ExecutionException, TooManyAbandonedException {
    if (abandoned.get() >= MOST_ABANDONED) {
      throw new TooManyAbandonedException();
    }
    FutureTask<T> task = new FutureTask<>(call);
    AtomicBoolean decided = new AtomicBoolean();
    start(() -> {
      task.run();
      if (!decided.compareAndSet(false, true)) {
        abandoned.decrementAndGet();
      }
    });
    try {
      return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException | TimeoutException givenUp) {
      giveUp(task, decided);
      throw givenUp;
    }
  }

  /** Counts the call before it is cancelled, so that the end of its thread always finds it counted. */
  private void giveUp(FutureTask<?> task, AtomicBoolean decided) {
    abandoned.incrementAndGet();
    if (!decided.compareAndSet(false, true)) {
      abandoned.decrementAndGet();
    }
    task.cancel(true);
  }

  static Throwable causeOf(ExecutionException failed) {
    return Objects.requireNonNullElse(failed.getCause(), failed);
  }

  private static void start(Runnable work) throws ExecutionException {
    Thread thread = new Thread(work, "lightsail-snapshot-call");
    thread.setDaemon(true);
    try {
      thread.start();
    } catch (OutOfMemoryError noThread) {
      throw new ExecutionException(noThread);
    }
  }
}
