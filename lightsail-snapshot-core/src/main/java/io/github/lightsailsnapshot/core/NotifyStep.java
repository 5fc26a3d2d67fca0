package io.github.lightsailsnapshot.core;

import io.github.lightsailsnapshot.core.time.TimeLimiter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Tells each notifier, within its limit; also while the run is being stopped. */
final class NotifyStep {
  private final List<Notifier> notifiers;
  private final TimeLimiter limiter;
  private final Duration timeout;

  NotifyStep(JobSettings settings) {
    this.notifiers = settings.notifiers();
    this.limiter = TimeLimiter.of(settings.threads());
    this.timeout = settings.notifierTimeout();
  }

  /** The report with what came of sending it. */
  SnapshotReport send(SnapshotReport report) {
    List<Problem> undelivered = notifiers.stream()
        .flatMap(notifier -> failure(notifier, report).stream())
        .toList();
    return report.toBuilder().undelivered(undelivered).build();
  }

  private Optional<Problem> failure(Notifier notifier, SnapshotReport report) {
    return ForeignCode.failure(limiter
            .start(() -> {
              notifier.send(report);
              return report;
            })
            .awaitUninterruptibly(timeout))
        .map(how -> RunProblems.notDelivered(nameOf(notifier), how));
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
