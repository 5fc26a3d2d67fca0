package io.github.lightsailsnapshot.core.lightsail;

import io.github.lightsailsnapshot.core.client.RateLimiter;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Executes the calls of one client, each within its time limit. All failures become {@link SnapshotException}s. */
final class SdkCalls {
  /** How much longer than the SDK's own limit a call may take, so that the SDK ends it first and reports the reason. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final InterruptibleCaller attended;
  private final Optional<RateLimiter> limiter;
  private final AtomicBoolean closed;

  SdkCalls(Duration limit, ThreadFactory threads) {
    this(
        new InterruptibleCaller(limit.plus(GRACE), threads), Optional.empty(), new AtomicBoolean());
  }

  private SdkCalls(
      InterruptibleCaller attended, Optional<RateLimiter> limiter, AtomicBoolean closed) {
    this.attended = attended;
    this.limiter = limiter;
    this.closed = closed;
  }

  /** These calls, each of which waits for its turn. */
  SdkCalls limitedBy(RateLimiter turns) {
    return new SdkCalls(attended, Optional.of(turns), closed);
  }

  <T> T call(String attempted, Callable<T> call) {
    return limiter.isPresent()
        ? limiter.get().call(attempted, () -> once(attempted, call))
        : once(attempted, call);
  }

  private <T> T once(String attempted, Callable<T> call) {
    if (closed.get()) {
      throw new SnapshotException.InvalidRequest(attempted + ": this client was closed");
    }
    try {
      return attended.call(() -> answered(call.call()));
    } catch (InterruptedException stopRequested) {
      Thread.currentThread().interrupt();
      throw new SnapshotException.Unavailable(attempted + ": interrupted before the answer");
    } catch (TimeoutException tooLong) {
      throw new SnapshotException.Unavailable(attempted + ": no answer within "
          + attended.limit().toSeconds() + " s, perhaps because of the credentials");
    } catch (InterruptibleCaller.TooManyAbandonedException hanging) {
      throw new SnapshotException.Unavailable(
          attempted + ": not tried, since " + InterruptibleCaller.MOST_ABANDONED
              + " earlier calls still hang, perhaps because of the credentials");
    } catch (ExecutionException failed) {
      throw SdkExceptionTranslator.of(attempted, InterruptibleCaller.causeOf(failed));
    }
  }

  /** A mock returns null for calls that were not stubbed. */
  private static <T> T answered(T answer) {
    if (answer == null) {
      throw new NoAnswerException();
    }
    return answer;
  }

  void close() {
    closed.set(true);
  }
}
