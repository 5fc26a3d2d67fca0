package io.github.lightsailsnapshot.core.lightsail;

import io.github.lightsailsnapshot.core.time.TimeLimiter;
import io.github.lightsailsnapshot.core.time.TimeLimiter.Result;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeoutException;

/**
 * Executes SDK calls on separate threads, so that interrupting the caller ends its wait immediately. On the caller's
 * thread, the SDK would notice an interruption only after a read times out, and might mistake it for its own timeout.
 * The SDK's time limits do not cover what happens before a request, such as obtaining credentials, which cannot always
 * be interrupted. An abandoned call may therefore continue. While {@value #MOST_ABANDONED} abandoned calls are running,
 * no other call is started. Thread-safe.
 */
final class InterruptibleCaller {
  static final int MOST_ABANDONED = 8;

  /** Creates the threads of calls unless a host provides its own factory. */
  static final ThreadFactory DAEMONS = TimeLimiter.daemons("lightsail-snapshot-call");

  private final Duration limit;
  private final TimeLimiter limiter;

  InterruptibleCaller(Duration limit) {
    this(limit, DAEMONS);
  }

  InterruptibleCaller(Duration limit, ThreadFactory threads) {
    this.limit = limit;
    this.limiter = TimeLimiter.of(threads).withMostAbandoned(MOST_ABANDONED);
  }

  /** Thrown if too many abandoned calls are still running. */
  static final class TooManyAbandonedException extends Exception {
    private static final long serialVersionUID = 1L;
  }

  Duration limit() {
    return limit;
  }

  /**
   * Executes a call and waits for it.
   *
   * @throws ExecutionException if the call failed, or no thread could be started for it
   * @throws TimeoutException if the call exceeded its time limit
   */
  <T> T call(Callable<T> call)
      throws InterruptedException, TimeoutException, ExecutionException, TooManyAbandonedException {
    Result<T> result = limiter.start(call).await(limit);
    if (result instanceof Result.Returned<T> returned) {
      return returned.value();
    }
    Throwable failure = result.failure().orElseThrow();
    if (failure instanceof TimeLimiter.TooManyAbandonedException) {
      throw new TooManyAbandonedException();
    }
    if (result instanceof Result.TimedOut) {
      throw new TimeoutException();
    }
    // With an explicit message: otherwise the constructor calls the failure's toString(), which may
    // fail.
    throw new ExecutionException("The call failed", failure);
  }

  static Throwable causeOf(ExecutionException failed) {
    return Objects.requireNonNullElse(failed.getCause(), failed);
  }
}
