package io.github.lightsailsnapshot.core;

import io.github.lightsailsnapshot.core.Problem.Step;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;

/** The host's clock, which is foreign code: if it fails, the system's clock takes its place, with a warning. */
final class HostClock {
  private final Clock clock;
  private final RunRecorder recorder;

  HostClock(JobSettings settings, RunRecorder recorder) {
    this.clock = settings.clock();
    this.recorder = recorder;
  }

  Instant instant() {
    try {
      return Objects.requireNonNull(clock.instant(), "the clock answered null");
    } catch (Throwable thrown) {
      ForeignCode.keepInterruption(thrown);
      recorder.warning(
          Step.LISTING,
          "The job's clock failed with " + ForeignText.of(thrown),
          "The system's clock was used in its place.");
      return Clock.systemUTC().instant();
    }
  }
}
