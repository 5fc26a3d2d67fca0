package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.time.ClockSkew;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;

/** The host's clock, which is foreign code. If it fails, the system clock is used instead, with a warning. */
final class HostClock {
  private final Clock clock;
  private final RunRecorder recorder;
  private boolean hasWarned;

  HostClock(JobSettings settings, RunRecorder recorder) {
    this.clock = settings.clock();
    this.recorder = recorder;
  }

  /** Warns, once per run, if the service's time is not between this host's times before and after the call. */
  void compare(Instant served, Instant asked) {
    Instant here = instant();
    if (hasWarned || ClockSkew.isTolerable(served, asked, here)) {
      return;
    }
    hasWarned = true;
    recorder.add(RunProblems.clockDiffers(here, served));
  }

  Instant instant() {
    try {
      return PossibleTime.checked(
          Objects.requireNonNull(clock.instant(), "the clock answered null"));
    } catch (Throwable thrown) {
      ForeignCode.keepInterruption(thrown);
      recorder.add(RunProblems.clockFailed(thrown));
      return Clock.systemUTC().instant();
    }
  }
}
