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
 * Makes calls of the SDK on a thread of their own, so that interrupting the caller ends its waiting at once. On the caller's
 * thread the SDK would notice an interruption only after a read has timed out, and might take it for its own time-out. What
 * comes before a request, credentials above all, the SDK's limits do not cover, nor can it always be interrupted; so a call
 * that is given up may go on. As long as {@value #MOST_ABANDONED} do, no other is begun. Thread-safe.
 */
final class InterruptibleCaller {
  static final int MOST_ABANDONED = 8;

  /** Makes the threads of calls, unless a host has its own. */
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
    // With words of its own: else the failure is asked for its text, which may fail.
    throw new ExecutionException("The call failed", failure);
  }

  static Throwable causeOf(ExecutionException failed) {
    return Objects.requireNonNullElse(failed.getCause(), failed);
  }
}
