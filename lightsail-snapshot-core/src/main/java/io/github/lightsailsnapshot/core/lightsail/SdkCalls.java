package io.github.lightsailsnapshot.core.lightsail;

import io.github.lightsailsnapshot.core.client.SnapshotException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeoutException;

/** Executes the calls of one client, each within its time limit. All failures become {@link SnapshotException}s. */
final class SdkCalls {
  /** How much longer than the SDK's own limit a call may take, so that the SDK ends it first and reports the reason. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final InterruptibleCaller attended;
  private volatile boolean closed;

  SdkCalls(Duration limit, ThreadFactory threads) {
    this.attended = new InterruptibleCaller(limit.plus(GRACE), threads);
  }

  <T> T call(String attempted, Callable<T> call) {
    if (closed) {
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
    closed = true;
  }
}
