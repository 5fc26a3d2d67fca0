package io.github.lightsailsnapshot.core.time;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Executes foreign code on separate threads, so that callers never wait longer than a time limit. Code that exceeds its
 * limit is interrupted and abandoned. Limits are measured in real time, because foreign code runs in real time.
 * Thread-safe.
 */
public final class TimeLimiter {
  private final ThreadFactory threads;
  private final int mostAbandoned;
  private final AtomicInteger abandoned = new AtomicInteger();

  private TimeLimiter(ThreadFactory threads, int mostAbandoned) {
    this.threads = Objects.requireNonNull(threads, "threads");
    this.mostAbandoned = mostAbandoned;
  }

  /**
   * Creates a limiter that executes each call on a new thread.
   *
   * @param threads creates the threads
   * @return the limiter
   */
  public static TimeLimiter of(ThreadFactory threads) {
    return new TimeLimiter(threads, Integer.MAX_VALUE);
  }

  /**
   * Returns a limiter that starts no further call while a given number of abandoned calls are still running.
   *
   * @param most how many abandoned calls may be running, at least 1
   * @return a new limiter without abandoned calls
   * @throws IllegalArgumentException if {@code most} is less than 1
   */
  public TimeLimiter withMostAbandoned(int most) {
    if (most < 1) {
      throw new IllegalArgumentException(
          "The most calls that may be left to themselves must be at least 1, not " + most);
    }
    return new TimeLimiter(threads, most);
  }

  /**
   * Returns a factory of daemon threads, which do not keep the process alive.
   *
   * @param name the name of each thread
   * @return the factory
   */
  public static ThreadFactory daemons(String name) {
    Objects.requireNonNull(name, "name");
    return code -> {
      Thread thread = new Thread(code, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  /**
   * Starts a call. This method does not wait. Failures, including a thread that cannot be started, become the call's
   * result.
   *
   * @param code the code to execute
   * @param <T> what it returns
   * @return the call
   */
  public <T> BoundedCall<T> start(Callable<T> code) {
    Objects.requireNonNull(code, "code");
    return abandoned.get() >= mostAbandoned
        ? BoundedCall.refused(abandoned, new TooManyAbandonedException(mostAbandoned))
        : BoundedCall.start(threads, abandoned, code);
  }

  /** Thrown if a call is not started because too many abandoned calls are still running. */
  public static final class TooManyAbandonedException extends Exception {
    private static final long serialVersionUID = 1L;

    TooManyAbandonedException(int most) {
      super(most + " abandoned calls are still running");
    }
  }

  /**
   * The result of a call.
   *
   * @param <T> what the code returns
   */
  public sealed interface Result<T> {

    /**
     * Returns why there is no value.
     *
     * @return the failure, a {@link TimeoutException} for a call that did not end in time; empty if the code returned
     */
    Optional<Throwable> failure();

    /**
     * The code returned.
     *
     * @param value what it returned
     * @param <T> its type
     */
    record Returned<T>(T value) implements Result<T> {
      @Override
      public Optional<Throwable> failure() {
        return Optional.empty();
      }
    }

    /**
     * The code threw.
     *
     * @param why what it threw
     * @param <T> what it would have returned
     */
    record Failed<T>(Throwable why) implements Result<T> {
      @Override
      public Optional<Throwable> failure() {
        return Optional.of(why);
      }
    }

    /**
     * The code was not started, because no thread could be started or too many abandoned calls are still running.
     *
     * @param why the reason
     * @param <T> what it would have returned
     */
    record NotStarted<T>(Throwable why) implements Result<T> {
      @Override
      public Optional<Throwable> failure() {
        return Optional.of(why);
      }
    }

    /**
     * The code did not end in time, or was stopped.
     *
     * @param limit the time limit
     * @param <T> what it would have returned
     */
    record TimedOut<T>(Duration limit) implements Result<T> {
      @Override
      public Optional<Throwable> failure() {
        return Optional.of(new TimeoutException("It did not end in time"));
      }
    }
  }
}
