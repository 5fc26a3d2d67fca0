package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.spi.Notifier;
import io.github.lightsailsnapshot.core.time.TimeLimiter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Calls each notifier, within its time limit, even if the run is being stopped. */
final class NotifyStep {
  private final List<Notifier> notifiers;
  private final TimeLimiter limiter;
  private final Duration timeout;
  private final RunDeadline deadline;

  NotifyStep(JobSettings settings, RunDeadline deadline) {
    this.notifiers = settings.notifiers();
    this.limiter = TimeLimiter.of(settings.threads());
    this.timeout = settings.notifierTimeout();
    this.deadline = deadline;
  }

  /** The report, including the notifiers that failed. */
  SnapshotReport send(SnapshotReport report) {
    List<Problem> undelivered = new ArrayList<>();
    for (int told = 0; told < notifiers.size(); told++) {
      failure(notifiers.get(told), report, limit(notifiers.size() - told))
          .ifPresent(undelivered::add);
    }
    return report.toBuilder().undelivered(undelivered).build();
  }

  /** A failing time source must not prevent the notifiers from being called. */
  private Duration limit(int remaining) {
    try {
      return deadline.ofNotifier(timeout, remaining);
    } catch (Throwable thrown) {
      ForeignCode.keepInterruption(thrown);
      return timeout;
    }
  }

  private Optional<Problem> failure(Notifier notifier, SnapshotReport report, Duration limit) {
    return ForeignCode.failure(limiter
            .start(() -> {
              notifier.send(report);
              return report;
            })
            .awaitUninterruptibly(limit))
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
