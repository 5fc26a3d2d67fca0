package io.github.lightsailsnapshot.notify;

import io.github.lightsailsnapshot.core.Notifier;
import io.github.lightsailsnapshot.core.SnapshotReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Several notifiers as one, none of which can keep the report from another. */
record Together(List<Notifier> parts, Duration limit) implements Notifier {

  @Override
  public void send(SnapshotReport report) throws NotToldException, InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    List<Telling> tellings =
        parts.stream().map(part -> Telling.start(part, report)).toList();
    List<Telling.Failure> failures = failures(tellings, deadline);
    if (!failures.isEmpty()) {
      throw NotToldException.of(failures, parts.size());
    }
  }

  private List<Telling.Failure> failures(List<Telling> tellings, long deadline)
      throws InterruptedException {
    List<Telling.Failure> failures = new ArrayList<>();
    try {
      for (Telling telling : tellings) {
        telling.failureBy(deadline, limit).ifPresent(failures::add);
      }
      return failures;
    } catch (InterruptedException stopRequested) {
      tellings.forEach(Telling::stop);
      failures.forEach(failure -> stopRequested.addSuppressed(failure.why()));
      throw stopRequested;
    }
  }

  @Override
  public String toString() {
    return Names.of(this);
  }
}
