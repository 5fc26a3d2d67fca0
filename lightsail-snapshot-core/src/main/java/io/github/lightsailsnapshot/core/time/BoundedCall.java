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
 * Code that a {@link TimeLimiter} runs on a thread of its own. Thread-safe.
 *
 * @param <T> what the code returns
 */
public final class BoundedCall<T> {
  private final FutureTask<Result<T>> task;
  private final AtomicInteger abandoned;
  /** Whether it has ended or was given up, whichever came first. */
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

  /** The task itself throws nothing: to be wrapped, an exception is asked for its text, which may fail. */
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
   * Waits until the code ends, but not for longer than a limit; then it is stopped.
   *
   * @param limit how long, from now on; zero or less does not wait
   * @return what came of it
   * @throws InterruptedException if the caller is interrupted; then the code is stopped, too
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
   * The same for code that is to end also while the caller is being stopped: the interrupt flag is kept for later.
   *
   * @param limit how long, from now on
   * @return what came of it
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

  /** Interrupts the code if it has not ended, and leaves it to itself. */
  public void stop() {
    // Counted before it is cancelled, so that the end of its thread always finds it counted.
    abandoned.incrementAndGet();
    if (!isDecided.compareAndSet(false, true)) {
      abandoned.decrementAndGet();
    }
    boolean unused = task.cancel(true);
  }
}
