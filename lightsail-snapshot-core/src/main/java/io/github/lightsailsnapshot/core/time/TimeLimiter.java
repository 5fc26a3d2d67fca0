package io.github.lightsailsnapshot.core.time;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs foreign code on threads of its own, so that nobody has to wait for it longer than a limit. What does not end within its
 * limit is interrupted and left to itself. Limits are real time, because foreign code runs in it. Thread-safe.
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
   * Runs each code on a new thread.
   *
   * @param threads makes the threads
   * @return the limiter
   */
  public static TimeLimiter of(ThreadFactory threads) {
    return new TimeLimiter(threads, Integer.MAX_VALUE);
  }

  /**
   * The same, but it begins nothing as long as so many calls go on that were given up. One that ends frees its place.
   *
   * @param most how many, at least 1
   * @return another limiter, which has given up none
   * @throws IllegalArgumentException if it is less than 1
   */
  public TimeLimiter withMostAbandoned(int most) {
    if (most < 1) {
      throw new IllegalArgumentException(
          "The most calls that may be left to themselves must be at least 1, not " + most);
    }
    return new TimeLimiter(threads, most);
  }

  /**
   * Makes daemon threads, which keep no process alive.
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
   * Starts code. This never throws and does not wait: whatever goes wrong, also with the thread, is the call's result.
   *
   * @param code what to run
   * @param <T> what it returns
   * @return the call, to wait for
   */
  public <T> BoundedCall<T> start(Callable<T> code) {
    Objects.requireNonNull(code, "code");
    return abandoned.get() >= mostAbandoned
        ? BoundedCall.refused(abandoned, new TooManyAbandonedException(mostAbandoned))
        : BoundedCall.start(threads, abandoned, code);
  }

  /** So many calls go on that were given up that no other is begun. */
  public static final class TooManyAbandonedException extends Exception {
    private static final long serialVersionUID = 1L;

    TooManyAbandonedException(int most) {
      super(most + " calls that were given up still go on");
    }
  }

  /**
   * What came of a call.
   *
   * @param <T> what the code returns
   */
  public sealed interface Result<T> {

    /**
     * Why there is no value.
     *
     * @return the failure, a {@link TimeoutException} for a call that did not end in time; nothing if the code returned
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
     * The code was not begun, because no thread could be started or too many calls still go on.
     *
     * @param why why not
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
     * @param limit how long it was waited for
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
