package io.github.lightsailsnapshot.core.lightsail;

import io.github.lightsailsnapshot.core.SnapshotException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Makes calls of the SDK on a thread of their own, so that interrupting the caller ends its waiting at once. On the caller's
 * thread the SDK would notice an interruption only after a read has timed out, and might take it for its own time-out. What
 * comes before a request, credentials above all, the SDK's limits do not cover; so the waiting ends a second after them.
 */
final class Attended {
  private static final Duration GRACE = Duration.ofSeconds(1);

  private Attended() {}

  static <T> T call(String attempted, Supplier<T> call, Duration limit) {
    FutureTask<T> task = new FutureTask<>(call::get);
    Thread thread = new Thread(task, "lightsail-snapshot-call");
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(limit.plus(GRACE).toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException stopRequested) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      throw new SnapshotException.Unavailable(attempted + ": interrupted before the answer");
    } catch (TimeoutException tooLong) {
      task.cancel(true);
      throw new SnapshotException.Unavailable(attempted + ": nothing came back within "
          + limit.plus(GRACE).toSeconds() + " s, which may be the credentials");
    } catch (ExecutionException failed) {
      throw translated(attempted, failed);
    }
  }

  private static RuntimeException translated(String attempted, ExecutionException failed) {
    Throwable failure = failed.getCause();
    if (failure instanceof SdkException ofSdk) {
      return Failures.of(attempted, ofSdk);
    }
    return failure instanceof RuntimeException other
        ? other
        : new IllegalStateException(attempted, failure);
  }
}
