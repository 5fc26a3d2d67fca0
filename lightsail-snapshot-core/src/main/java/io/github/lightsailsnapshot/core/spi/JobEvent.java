package io.github.lightsailsnapshot.core.spi;

import io.github.lightsailsnapshot.core.report.RunInfo;
import java.util.Objects;

/**
 * An event in a run. {@code toString()} describes it on one line.
 *
 * @param run the run
 * @param progress what happened
 */
public record JobEvent(RunInfo run, Progress progress) {

  /** Checks that no component is null. */
  public JobEvent {
    Objects.requireNonNull(run, "run");
    Objects.requireNonNull(progress, "progress");
  }

  @Override
  public String toString() {
    return progress.toString();
  }
}
