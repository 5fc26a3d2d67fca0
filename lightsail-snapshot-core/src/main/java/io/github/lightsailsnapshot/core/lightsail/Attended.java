package io.github.lightsailsnapshot.core.lightsail;

import io.github.lightsailsnapshot.core.SnapshotException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Makes calls of the SDK on a thread of their own, so that interrupting the caller ends its waiting at once. On the caller's
 * thread the SDK would notice an interruption only after a read has timed out, and might take it for its own time-out.
 */
final class Attended {

  private Attended() {}

  static <T> T call(String attempted, Supplier<T> call) {
    FutureTask<T> task = new FutureTask<>(call::get);
    Thread thread = new Thread(task, "lightsail-snapshot-call");
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get();
    } catch (InterruptedException stopRequested) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      throw new SnapshotException.Unavailable(attempted + ": interrupted before the answer");
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
