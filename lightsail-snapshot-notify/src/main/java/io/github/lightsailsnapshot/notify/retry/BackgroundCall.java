package io.github.lightsailsnapshot.notify.retry;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One call on a daemon thread of its own, which nobody has to wait for longer than a limit. Whatever it throws is its result,
 * and so is the failure to start a thread for it. Thread-safe.
 */
public final class BackgroundCall {
  private final FutureTask<Optional<Throwable>> task;

  private BackgroundCall(FutureTask<Optional<Throwable>> task) {
    this.task = task;
  }

  /** What is called. */
  public interface Action {
    /** Runs to its end, or fails. */
    void run() throws Exception;
  }

  /** Makes daemon threads of this name. */
  public static ThreadFactory daemons(String name) {
    return work -> {
      Thread thread = new Thread(work, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Starts the call; it never throws, whatever the factory or the start of the thread does. */
  public static BackgroundCall start(ThreadFactory threads, Action action) {
    FutureTask<Optional<Throwable>> task = new FutureTask<>(() -> failureOf(action));
    try {
      threads.newThread(task).start();
      return new BackgroundCall(task);
    } catch (RuntimeException | Error noThread) {
      return new BackgroundCall(ended(noThread));
    }
  }

  /** A failed task would put the failure's own words into another exception, and those may throw in turn. */
  private static Optional<Throwable> failureOf(Action action) {
    try {
      action.run();
      return Optional.empty();
    } catch (Throwable failure) {
      return Optional.of(failure);
    }
  }

  private static FutureTask<Optional<Throwable>> ended(Throwable failure) {
    FutureTask<Optional<Throwable>> task = new FutureTask<>(() -> Optional.of(failure));
    task.run();
    return task;
  }

  /**
   * Waits until the call ends, but not for longer than is left; then it is interrupted and left to itself.
   *
   * @return how it failed; a {@link TimeoutException} if it did not end in time
   */
  public Optional<Throwable> failureWithin(Duration left) throws InterruptedException {
    try {
      return task.get(left.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException tooLong) {
      stop();
      return Optional.of(new TimeoutException("It did not end in time"));
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Interrupts the call, if it has not ended. */
  public void stop() {
    boolean unused = task.cancel(true);
  }
}
