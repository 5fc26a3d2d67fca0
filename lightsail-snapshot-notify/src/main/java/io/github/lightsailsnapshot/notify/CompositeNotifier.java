package io.github.lightsailsnapshot.notify;

import io.github.lightsailsnapshot.core.report.RunReport;
import io.github.lightsailsnapshot.core.spi.Notifier;
import io.github.lightsailsnapshot.core.time.BoundedCall;
import io.github.lightsailsnapshot.core.time.TimeLimiter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/** Combines several notifiers. A failing one does not prevent the others from receiving the report. */
record CompositeNotifier(List<Notifier> parts, Duration limit, ThreadFactory threads)
    implements Notifier {

  CompositeNotifier(List<Notifier> parts, Duration limit) {
    this(parts, limit, TimeLimiter.daemons("lightsail-snapshot-notifier"));
  }

  /** A failed notifier, and the reason. */
  record Failure(String name, Throwable why) {}

  @Override
  public void send(RunReport report) throws CompositeNotifierException, InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    TimeLimiter limiter = TimeLimiter.of(threads);
    List<BoundedCall<Notifier>> calls = parts.stream()
        .map(part -> limiter.start(() -> {
          part.send(report);
          return part;
        }))
        .toList();
    List<Failure> failures = failures(calls, deadline);
    if (!failures.isEmpty()) {
      throw CompositeNotifierException.of(failures, parts.size());
    }
  }

  private List<Failure> failures(List<BoundedCall<Notifier>> calls, long deadline)
      throws InterruptedException {
    List<Failure> failures = new ArrayList<>();
    try {
      for (int i = 0; i < calls.size(); i++) {
        String name = NotifierNames.of(parts.get(i));
        calls
            .get(i)
            .await(Duration.ofNanos(deadline - System.nanoTime()))
            .failure()
            .ifPresent(why -> failures.add(new Failure(name, why)));
      }
      return failures;
    } catch (InterruptedException stopRequested) {
      calls.forEach(BoundedCall::stop);
      failures.forEach(failure -> stopRequested.addSuppressed(failure.why()));
      throw stopRequested;
    }
  }

  @Override
  public String name() {
    return NotifierNames.of(parts);
  }

  @Override
  public String toString() {
    return name();
  }
}
