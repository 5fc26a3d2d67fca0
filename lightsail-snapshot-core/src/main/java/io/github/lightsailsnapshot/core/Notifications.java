package io.github.lightsailsnapshot.core;

import io.github.lightsailsnapshot.core.Problem.Severity;
import io.github.lightsailsnapshot.core.Problem.Step;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Tells each notifier, within its limit, on a thread that is left to itself if it does not end. */
final class Notifications {
  private final List<Notifier> notifiers;
  private final Duration limit;

  Notifications(JobSettings settings) {
    this.notifiers = settings.notifiers();
    this.limit = settings.notifierLimit();
  }

  /** The report with what came of sending it. */
  SnapshotReport send(SnapshotReport report) {
    List<Problem> undelivered = notifiers.stream()
        .flatMap(notifier -> failure(notifier, report).map(why -> problem(notifier, why)).stream())
        .toList();
    return report.withUndelivered(undelivered);
  }

  private Optional<String> failure(Notifier notifier, SnapshotReport report) {
    FutureTask<Void> sending = new FutureTask<>(() -> {
      notifier.send(report);
      return null;
    });
    Thread thread = new Thread(sending, "lightsail-snapshot-notifier");
    thread.setDaemon(true);
    thread.start();
    return failure(sending);
  }

  /** Notifiers are foreign code: whatever they throw is noted. */
  private Optional<String> failure(FutureTask<Void> sending) {
    try {
      awaitUninterrupted(sending);
      return Optional.empty();
    } catch (ExecutionException failed) {
      return Optional.of(
          "failed with " + Secrets.hidden(Objects.requireNonNullElse(failed.getCause(), failed)));
    } catch (TimeoutException tooLong) {
      sending.cancel(true);
      return Optional.of("did not end within " + limit.toSeconds() + " s");
    }
  }

  /** Everybody is told, also while the run is being stopped: the interruption is kept for the caller. */
  private void awaitUninterrupted(FutureTask<Void> sending)
      throws ExecutionException, TimeoutException {
    long deadline = System.nanoTime() + limit.toNanos();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          sending.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
          return;
        } catch (InterruptedException stopRequested) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static Problem problem(Notifier notifier, String why) {
    return new Problem(
        Step.NOTIFICATION,
        Severity.ERROR,
        nameOf(notifier) + " " + why,
        Optional.empty(),
        "The snapshots are as the report says; only this message is missing.");
  }

  private static String nameOf(Notifier notifier) {
    Class<?> type = notifier.getClass();
    return type.isSynthetic() || type.isAnonymousClass() ? "A notifier" : type.getSimpleName();
  }
}
