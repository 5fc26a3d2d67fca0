package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.RunReport;
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
  private final Limit limit;

  private NotifyStep(List<Notifier> notifiers, TimeLimiter limiter, Limit limit) {
    this.notifiers = notifiers;
    this.limiter = limiter;
    this.limit = limit;
  }

  /** How long the next of several notifiers may take. */
  private interface Limit {
    Duration of(int remaining);
  }

  static NotifyStep of(JobSettings settings, RunDeadline deadline) {
    return new NotifyStep(
        settings.notifiers(),
        TimeLimiter.of(settings.threads()),
        remaining -> limit(settings.notifierTimeout(), remaining, deadline));
  }

  static NotifyStep of(FleetSettings settings) {
    return new NotifyStep(
        settings.notifiers(),
        TimeLimiter.of(settings.threads()),
        remaining -> settings.notifierTimeout());
  }

  /** Sends a report, and returns which notifiers failed. */
  List<Problem> send(RunReport report) {
    List<Problem> undelivered = new ArrayList<>();
    for (int told = 0; told < notifiers.size(); told++) {
      failure(notifiers.get(told), report, limit.of(notifiers.size() - told))
          .ifPresent(undelivered::add);
    }
    return undelivered;
  }

  /** A failing time source must not prevent the notifiers from being called. */
  private static Duration limit(Duration timeout, int remaining, RunDeadline deadline) {
    try {
      return deadline.ofNotifier(timeout, remaining);
    } catch (Throwable thrown) {
      ForeignCode.keepInterruption(thrown);
      return timeout;
    }
  }

  private Optional<Problem> failure(Notifier notifier, RunReport report, Duration most) {
    return ForeignCode.failure(limiter
            .start(() -> {
              notifier.send(report);
              return report;
            })
            .awaitUninterruptibly(most))
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
