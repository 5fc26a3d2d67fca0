package io.github.lightsailsnapshot.notify;

import io.github.lightsailsnapshot.core.report.RunReport;
import io.github.lightsailsnapshot.core.spi.Notifier;
import java.util.function.Predicate;

/** A notifier that receives only some reports. */
record ConditionalNotifier(Predicate<? super RunReport> condition, Notifier notifier)
    implements Notifier {

  @Override
  public void send(RunReport report) throws Exception {
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
