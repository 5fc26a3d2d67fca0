package io.github.lightsailsnapshot.notify;

import io.github.lightsailsnapshot.core.Notifier;
import io.github.lightsailsnapshot.core.SnapshotReport;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One notifier being told, on a thread of its own. */
final class Telling {
  private final String name;
  private final FutureTask<SnapshotReport> task;

  private Telling(String name, FutureTask<SnapshotReport> task) {
    this.name = name;
    this.task = task;
  }

  /** A notifier that was not told, and why. */
  record Failure(String name, Throwable why) {}

  static Telling start(Notifier notifier, SnapshotReport report) {
    FutureTask<SnapshotReport> task = new FutureTask<>(() -> {
      notifier.send(report);
      return report;
    });
    Thread thread = new Thread(task, "lightsail-snapshot-notifier");
    thread.setDaemon(true);
    thread.start();
    return new Telling(Names.of(notifier), task);
  }

  /** Waits until it ends, at most until the deadline; then it is left to itself. */
  Optional<Failure> failureBy(long deadline, Duration limit) throws InterruptedException {
    try {
      SnapshotReport unused = task.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      return Optional.empty();
    } catch (ExecutionException failed) {
      return failure(Objects.requireNonNullElse(failed.getCause(), failed));
    } catch (TimeoutException tooLong) {
      stop();
      return failure(new TimeoutException("It did not end within " + limit.toSeconds() + " s"));
    }
  }

  private Optional<Failure> failure(Throwable why) {
    return Optional.of(new Failure(name, why));
  }

  void stop() {
    task.cancel(true);
  }
}
