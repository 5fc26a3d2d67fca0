package io.github.lightsailsnapshot.core.time;

import io.github.lightsailsnapshot.core.time.TimeLimiter.Result;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A call that a {@link TimeLimiter} executes on a separate thread. Thread-safe.
 *
 * @param <T> what the code returns
 */
public final class BoundedCall<T> {
  private final FutureTask<Result<T>> task;
  private final AtomicInteger abandoned;
  /** Set when the call ends or is abandoned, whichever comes first. */
  private final AtomicBoolean isDecided = new AtomicBoolean();

  private BoundedCall(FutureTask<Result<T>> task, AtomicInteger abandoned) {
    this.task = task;
    this.abandoned = abandoned;
  }

  static <T> BoundedCall<T> start(
      ThreadFactory threads, AtomicInteger abandoned, Callable<T> code) {
    BoundedCall<T> call = new BoundedCall<>(new FutureTask<>(() -> resultOf(code)), abandoned);
    try {
      Objects.requireNonNull(threads.newThread(call::run), "the thread factory answered null")
          .start();
      return call;
    } catch (Throwable refused) {
      if (refused instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      return refused(abandoned, refused);
    }
  }

  static <T> BoundedCall<T> refused(AtomicInteger abandoned, Throwable why) {
    BoundedCall<T> call =
        new BoundedCall<>(new FutureTask<>(() -> new Result.NotStarted<>(why)), abandoned);
    call.run();
    return call;
  }

  /**
   * Catches everything, so that the task never throws: {@link FutureTask} would wrap the exception and call its {@code
   * getMessage()}, which may fail.
   */
  private static <T> Result<T> resultOf(Callable<T> code) {
    try {
      return new Result.Returned<>(code.call());
    } catch (Throwable thrown) {
      return new Result.Failed<>(thrown);
    }
  }

  private void run() {
    task.run();
    if (!isDecided.compareAndSet(false, true)) {
      abandoned.decrementAndGet();
    }
  }

  /**
   * Waits until the code ends, and stops it if it exceeds a time limit.
   *
   * @param limit the time limit, from now; zero or less does not wait
   * @return the result
   * @throws InterruptedException if the caller is interrupted; the code is then stopped, too
   */
  public Result<T> await(Duration limit) throws InterruptedException {
    try {
      return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException stopRequested) {
      stop();
      throw stopRequested;
    } catch (TimeoutException | CancellationException tooLong) {
      stop();
      return new Result.TimedOut<>(limit);
    } catch (ExecutionException impossible) {
      throw new IllegalStateException("The task of foreign code threw", impossible);
    }
  }

  /**
   * Waits until the code ends, even if the caller is interrupted, and stops the code if it exceeds a time limit. If the
   * caller was interrupted, its interrupt flag is set on return.
   *
   * @param limit the time limit, from now
   * @return the result
   */
  public Result<T> awaitUninterruptibly(Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try {
          return task.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopRequested) {
          interrupted = true;
        } catch (TimeoutException | CancellationException tooLong) {
          stop();
          return new Result.TimedOut<>(limit);
        } catch (ExecutionException impossible) {
          throw new IllegalStateException("The task of foreign code threw", impossible);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Interrupts the code if it has not ended, and abandons it. */
  public void stop() {
    // Counted before it is cancelled, so that it is always counted when its thread ends.
    abandoned.incrementAndGet();
    if (!isDecided.compareAndSet(false, true)) {
      abandoned.decrementAndGet();
    }
    boolean unused = task.cancel(true);
  }
}
