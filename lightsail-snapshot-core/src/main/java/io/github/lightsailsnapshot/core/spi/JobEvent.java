package io.github.lightsailsnapshot.core.spi;

import io.github.lightsailsnapshot.core.report.RunInfo;
import java.util.Objects;

/**
 * Something that happened in a run. Its {@code toString()} is a line for people.
 *
 * @param run which run it happened in
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
