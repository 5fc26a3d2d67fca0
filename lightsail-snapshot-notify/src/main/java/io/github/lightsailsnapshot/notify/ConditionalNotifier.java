package io.github.lightsailsnapshot.notify;

import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.spi.Notifier;
import java.util.function.Predicate;

/** A notifier that receives only some reports. */
record ConditionalNotifier(Predicate<? super SnapshotReport> condition, Notifier notifier)
    implements Notifier {

  @Override
  public void send(SnapshotReport report) throws Exception {
    if (condition.test(report)) {
      notifier.send(report);
    }
  }

  @Override
  public String name() {
    return NotifierNames.of(notifier);
  }

  @Override
  public String toString() {
    return name();
  }
}
