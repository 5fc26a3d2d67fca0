package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.Problem.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** The problems of a run as a whole: its clock, listeners, notifiers, and a premature end. */
final class RunProblems {
  private RunProblems() {}

  static Problem clockDiffers(Instant here, Instant served) {
    return Problem.warning(
        Kind.CLOCK_DIFFERS,
        "This host's clock says " + here + ", Lightsail's " + served,
        "Slots and ages are measured by Lightsail's clock. Set this host's clock.");
  }

  static Problem clockFailed(Throwable thrown) {
    return Problem.warning(
        Kind.CLOCK_FAILED,
        "The job's clock failed with " + ForeignText.of(thrown),
        "The system clock was used instead.");
  }

  static Problem listenerFailed(Throwable thrown) {
    return Problem.warning(
        Kind.LISTENER_FAILED,
        "A progress listener failed with " + ForeignText.of(thrown),
        "The run is not affected. Further failures of this listener are not reported.");
  }

  static Problem leftoversUnknown(Throwable thrown) {
    return Problem.warning(
        Kind.SOURCE_GONE,
        "Could not look for snapshots of sources that are not selected: " + ForeignText.of(thrown),
        "The jobs are not affected.");
  }

  static Problem notDelivered(String notifier, String how) {
    return Problem.error(
        Kind.NOT_DELIVERED,
        notifier + " " + how,
        "The snapshots are as the report says; only this message is missing.");
  }

  static Problem interrupted(String lastStep, Stopped when) {
    return Problem.error(
        Kind.INTERRUPTED, "The run was interrupted. Its last step was: " + lastStep, when.advice);
  }

  static Problem deadlinePassed(Duration deadline, String lastStep, Stopped when) {
    return Problem.error(
        Kind.DEADLINE_PASSED,
        "The deadline of " + deadline.toString().substring("PT".length()).toLowerCase(Locale.ROOT)
            + " left no time to continue. The run's last step was: " + lastStep,
        when.advice);
  }

  static Problem deadlineNotWatched(Throwable noThread) {
    return Problem.warning(
        Kind.DEADLINE_NOT_WATCHED,
        "The deadline cannot be watched: " + ForeignText.of(noThread),
        "It is checked between calls; one that hangs may outlast it.");
  }

  static Problem aborted(Throwable unforeseen, String lastStep, Stopped when) {
    return Problem.error(
        Kind.ABORTED,
        "The run was aborted by " + ForeignText.of(unforeseen) + ". Its last step was: " + lastStep,
        when.advice);
  }

  /** How far a run had come when it was stopped. */
  enum Stopped {
    WITHOUT_SNAPSHOT("Nothing was deleted. If a snapshot was requested, the next run finds it."),
    WITH_SNAPSHOT("Nothing more was deleted. The next run continues from here."),
    IN_A_DELETION(
        "That snapshot may be gone; nothing more was deleted. The next run continues from here.");

    private final String advice;

    Stopped(String advice) {
      this.advice = advice;
    }
  }
}
