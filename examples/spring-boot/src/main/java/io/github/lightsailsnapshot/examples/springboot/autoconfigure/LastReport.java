package io.github.lightsailsnapshot.examples.springboot.autoconfigure;

import io.github.lightsailsnapshot.core.report.RunReport;
import io.github.lightsailsnapshot.core.spi.Notifier;
import java.util.Optional;

/** Remembers the report of the last run of this process. Thread-safe. */
public final class LastReport implements Notifier {
  private volatile Optional<RunReport> last = Optional.empty();

  LastReport() {}

  @Override
  public void send(RunReport report) {
    last = Optional.of(report);
  }

  /**
   * Returns the last report.
   *
   * @return the report; empty if no run has ended yet
   */
  public Optional<RunReport> get() {
    return last;
  }
}
