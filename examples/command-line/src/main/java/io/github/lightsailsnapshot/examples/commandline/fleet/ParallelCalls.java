package io.github.lightsailsnapshot.examples.commandline.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Makes the same call for several places at once. */
final class ParallelCalls {
  static final int MOST = 8;

  private ParallelCalls() {}

  /**
   * Calls a function for each item, for up to eight at once.
   *
   * @return the results in the order of the items
   * @throws RuntimeException what the first of the calls that failed threw, in that order
   */
  static <T, R> List<R> of(List<T> items, Function<T, R> call) {
    ExecutorService threads = Executors.newFixedThreadPool(
        Math.max(1, Math.min(MOST, items.size())), ParallelCalls::daemon);
    try {
      List<Future<R>> started = new ArrayList<>();
      items.forEach(item -> started.add(threads.submit(() -> call.apply(item))));
      List<R> results = new ArrayList<>();
      for (int i = 0; i < items.size(); i++) {
        results.add(result(started.get(i), items.get(i), call));
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "lightsail-snapshot-places");
    thread.setDaemon(true);
    return thread;
  }

  /** If this thread is interrupted, it makes the call itself, which notices the interruption. */
  private static <T, R> R result(Future<R> started, T item, Function<T, R> call) {
    try {
      return started.get();
    } catch (InterruptedException stopRequested) {
      boolean unused = started.cancel(true);
      Thread.currentThread().interrupt();
      return call.apply(item);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException why) {
        throw why;
      }
      throw new IllegalStateException(failed.getCause());
    }
  }
}
