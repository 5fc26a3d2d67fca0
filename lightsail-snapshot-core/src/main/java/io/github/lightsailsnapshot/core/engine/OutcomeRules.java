package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.report.Outcome;

/** Decides the outcome of a run. This is the only class that does. */
final class OutcomeRules {

  private OutcomeRules() {}

  /** The outcome of a run that was completed. */
  static Outcome of(RunState.Ended end, boolean hasErrors) {
    if (end instanceof RunState.Failed) {
      return Outcome.FAILED;
    }
    if (end instanceof RunState.Skipped) {
      return Outcome.SKIPPED;
    }
    return hasErrors ? Outcome.DEGRADED : Outcome.SUCCEEDED;
  }

  /** The outcome of a run that was interrupted or aborted. */
  static Outcome ofStopped(boolean hasSnapshot, boolean hasDeletions) {
    return hasSnapshot || hasDeletions ? Outcome.DEGRADED : Outcome.FAILED;
  }
}
