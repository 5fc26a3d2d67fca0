package io.github.lightsailsnapshot.core;

import java.util.List;

/** Tells each notifier, within its limit; also while the run is being stopped. */
final class NotifyStep {
  private final List<Notifier> notifiers;
  private final TimeLimiter limiter;

  NotifyStep(JobSettings settings) {
    this.notifiers = settings.notifiers();
    this.limiter = new TimeLimiter(settings.threads(), settings.notifierLimit());
  }

  /** The report with what came of sending it. */
  SnapshotReport send(SnapshotReport report) {
    List<Problem> undelivered = notifiers.stream()
        .flatMap(notifier -> limiter
            .failureUninterrupted(() -> {
              notifier.send(report);
              return report;
            })
            .map(how -> RunProblems.notDelivered(nameOf(notifier), how))
            .stream())
        .toList();
    return report.toBuilder().undelivered(undelivered).build();
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
