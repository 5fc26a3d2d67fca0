package io.github.lightsailsnapshot.core;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Foreign code on a thread of its own, which is left to itself if it does not end within its limit. */
final class Bounded {
  private final FutureTask<Object> task;
  private final Duration limit;

  private Bounded(FutureTask<Object> task, Duration limit) {
    this.task = task;
    this.limit = limit;
  }

  static Bounded start(String name, Callable<Object> code, Duration limit) {
    FutureTask<Object> task = new FutureTask<>(code);
    Thread thread = new Thread(task, "lightsail-snapshot-" + name);
    thread.setDaemon(true);
    thread.start();
    return new Bounded(task, limit);
  }

  /** How the code failed, for people; nothing if it did not. Interrupting the caller interrupts the code. */
  Optional<String> failure() throws InterruptedException {
    return failure(deadline());
  }

  /** The same for code that is to end also while the run is being stopped: the interruption is kept for the caller. */
  Optional<String> failureUninterrupted() {
    long deadline = deadline();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return failureBy(deadline);
        } catch (InterruptedException stopRequested) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private long deadline() {
    return System.nanoTime() + limit.toNanos();
  }

  private Optional<String> failure(long deadline) throws InterruptedException {
    try {
      return failureBy(deadline);
    } catch (InterruptedException stopRequested) {
      task.cancel(true);
      throw stopRequested;
    }
  }

  private Optional<String> failureBy(long deadline) throws InterruptedException {
    try {
      Object unused = task.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      return Optional.empty();
    } catch (ExecutionException failed) {
      Throwable thrown = Objects.requireNonNullElse(failed.getCause(), failed);
      return Optional.of("failed with " + ForeignText.of(thrown));
    } catch (TimeoutException tooLong) {
      task.cancel(true);
      return Optional.of("did not end within " + seconds());
    }
  }

  private String seconds() {
    return BigDecimal.valueOf(limit.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
  }
}
