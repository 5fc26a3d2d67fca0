package io.github.lightsailsnapshot.core;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs foreign code on a thread of its own, and leaves it to itself if it does not end within its limit. A thread that
 * cannot be started is a failure of that code, and of nothing else.
 */
final class TimeLimiter {
  private final ThreadFactory threads;
  private final Duration limit;

  TimeLimiter(ThreadFactory threads, Duration limit) {
    this.threads = threads;
    this.limit = limit;
  }

  /** Makes the daemon threads of a job. */
  static Thread newThread(Runnable code) {
    Thread thread = new Thread(code, "lightsail-snapshot-job");
    thread.setDaemon(true);
    return thread;
  }

  /** How the code failed, for people; nothing if it did not. Interrupting the caller interrupts the code. */
  Optional<String> failure(Callable<?> code) throws InterruptedException {
    Attempt attempt = new Attempt(code);
    Optional<String> notStarted = attempt.start(threads);
    if (notStarted.isPresent()) {
      return notStarted;
    }
    try {
      return attempt.failureBy(deadline());
    } catch (InterruptedException stopRequested) {
      attempt.task.cancel(true);
      throw stopRequested;
    }
  }

  /** The same for code that is to end also while the run is being stopped: the interruption is kept for the caller. */
  Optional<String> failureUninterrupted(Callable<?> code) {
    boolean interrupted = Thread.interrupted();
    try {
      Attempt attempt = new Attempt(code);
      Optional<String> notStarted = attempt.start(threads);
      if (notStarted.isPresent()) {
        return notStarted;
      }
      long deadline = deadline();
      while (true) {
        try {
          return attempt.failureBy(deadline);
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

  private final class Attempt {
    private final FutureTask<Optional<Throwable>> task;

    Attempt(Callable<?> code) {
      this.task = new FutureTask<>(() -> thrownBy(code));
    }

    /** The task itself throws nothing: to be wrapped, an exception is asked for its text, which may fail. */
    private static Optional<Throwable> thrownBy(Callable<?> code) {
      try {
        Object unused = code.call();
        return Optional.empty();
      } catch (Throwable thrown) {
        return Optional.of(thrown);
      }
    }

    Optional<String> start(ThreadFactory threads) {
      try {
        Objects.requireNonNull(threads.newThread(task), "the thread factory answered null")
            .start();
        return Optional.empty();
      } catch (Throwable refused) {
        ForeignCode.keepInterruption(refused);
        return Optional.of("could not be started: " + ForeignText.of(refused));
      }
    }

    Optional<String> failureBy(long deadline) throws InterruptedException {
      try {
        return task.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)
            .map(thrown -> "failed with " + ForeignText.of(thrown));
      } catch (ExecutionException failed) {
        throw new IllegalStateException("The task of foreign code threw", failed);
      } catch (TimeoutException tooLong) {
        task.cancel(true);
        return Optional.of("did not end within " + seconds());
      }
    }
  }

  private String seconds() {
    return BigDecimal.valueOf(limit.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
  }
}
