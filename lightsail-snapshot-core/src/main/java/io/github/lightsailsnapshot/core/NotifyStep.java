package io.github.lightsailsnapshot.core;

import io.github.lightsailsnapshot.core.Problem.Severity;
import io.github.lightsailsnapshot.core.Problem.Step;
import java.util.List;
import java.util.Optional;

/** Tells each notifier, within its limit; also while the run is being stopped. */
final class NotifyStep {
  private final List<Notifier> notifiers;
  private final TimeLimiter limiter;

  NotifyStep(JobSettings settings) {
    this.notifiers = settings.notifiers();
    this.limiter = new TimeLimiter(settings.threads(), settings.notifierTimeout());
  }

  /** The report with what came of sending it. */
  SnapshotReport send(SnapshotReport report) {
    List<Problem> undelivered = notifiers.stream()
        .flatMap(notifier -> limiter
            .failureUninterrupted(() -> {
              notifier.send(report);
              return report;
            })
            .map(why -> problem(notifier, why))
            .stream())
        .toList();
    return report.toBuilder().undelivered(undelivered).build();
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
    try {
      return ForeignText.of(String.valueOf(notifier.name()));
    } catch (Throwable nameless) {
      ForeignCode.keepInterruption(nameless);
      return "A notifier";
    }
  }
}
