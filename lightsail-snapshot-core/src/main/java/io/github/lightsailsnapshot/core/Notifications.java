package io.github.lightsailsnapshot.core;

import io.github.lightsailsnapshot.core.Problem.Severity;
import io.github.lightsailsnapshot.core.Problem.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Tells each notifier, within its limit; also while the run is being stopped. */
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
    return Bounded.start(
            "notifier",
            () -> {
              notifier.send(report);
              return report;
            },
            limit)
        .failureUninterrupted();
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
