package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.report.Outcome;

/** Decides the outcome of a run. This is the only class that does. */
final class OutcomeRules {

  private OutcomeRules() {}

  /** The outcome of a run that is over. */
  static Outcome of(RunState.Ended end, RunRecorder recorder) {
    if (end instanceof RunState.Stopped) {
      boolean hasEffect = recorder.snapshot().isPresent() || recorder.hasDeletions();
      return hasEffect ? Outcome.DEGRADED : Outcome.FAILED;
    }
    if (end instanceof RunState.Failed) {
      return Outcome.FAILED;
    }
    if (end instanceof RunState.Skipped) {
      return Outcome.SKIPPED;
    }
    return recorder.hasErrors() ? Outcome.DEGRADED : Outcome.SUCCEEDED;
  }
}
