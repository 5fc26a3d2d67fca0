package io.github.lightsailsnapshot.notify;

import io.github.lightsailsnapshot.core.Notifier;
import io.github.lightsailsnapshot.core.SnapshotReport;
import io.github.lightsailsnapshot.notify.retry.BackgroundCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/** Several notifiers as one, none of which can keep the report from another. */
record Together(List<Notifier> parts, Duration limit, ThreadFactory threads) implements Notifier {

  Together(List<Notifier> parts, Duration limit) {
    this(parts, limit, BackgroundCall.daemons("lightsail-snapshot-notifier"));
  }

  /** A notifier that was not told, and why. */
  record Failure(String name, Throwable why) {}

  @Override
  public void send(SnapshotReport report) throws NotToldException, InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    List<BackgroundCall> calls = parts.stream()
        .map(part -> BackgroundCall.start(threads, () -> part.send(report)))
        .toList();
    List<Failure> failures = failures(calls, deadline);
    if (!failures.isEmpty()) {
      throw NotToldException.of(failures, parts.size());
    }
  }

  private List<Failure> failures(List<BackgroundCall> calls, long deadline)
      throws InterruptedException {
    List<Failure> failures = new ArrayList<>();
    try {
      for (int i = 0; i < calls.size(); i++) {
        String name = Names.of(parts.get(i));
        calls
            .get(i)
            .failureWithin(Duration.ofNanos(deadline - System.nanoTime()))
            .ifPresent(why -> failures.add(new Failure(name, why)));
      }
      return failures;
    } catch (InterruptedException stopRequested) {
      calls.forEach(BackgroundCall::stop);
      failures.forEach(failure -> stopRequested.addSuppressed(failure.why()));
      throw stopRequested;
    }
  }

  @Override
  public String name() {
    return Names.of(parts);
  }

  @Override
  public String toString() {
    return name();
  }
}
