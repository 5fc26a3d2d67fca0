package io.github.lightsailsnapshot.core.report;

import io.github.lightsailsnapshot.core.client.ServiceError;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that went wrong in a run, or that needs attention. Programs should depend on the kind only: the texts may
 * change between versions, the kinds do not.
 *
 * @param kind what happened
 * @param severity how much it matters
 * @param message what was attempted, and on what
 * @param answer the service's answer, if there was one
 * @param advice the consequence and what to do about it
 * @param count how many times it happened in the run, at least 1; equal problems are counted as one
 */
public record Problem(
    Kind kind,
    Severity severity,
    String message,
    Optional<ServiceError> answer,
    String advice,
    int count) {

  /**
   * Checks the count.
   *
   * @throws IllegalArgumentException if the count is less than 1
   */
  public Problem {
    Objects.requireNonNull(kind, "kind");
    if (count < 1) {
      throw new IllegalArgumentException(
          "A problem happens at least once, not " + count + " times");
    }
  }

  /**
   * Creates a problem that happened once.
   *
   * @param kind what happened
   * @param severity how much it matters
   * @param message what was attempted, and on what
   * @param answer the service's answer, if there was one
   * @param advice the consequence and what to do about it
   */
  public Problem(
      Kind kind, Severity severity, String message, Optional<ServiceError> answer, String advice) {
    this(kind, severity, message, answer, advice, 1);
  }

  /** What happened. Each kind belongs to one step of a run. */
  public enum Kind {
    /** A listing failed or was incomplete. */
    LISTING_FAILED(Step.LISTING),
    /** An item with one of the job's names lacks a value that is needed to decide on it. */
    UNREADABLE_ITEM(Step.LISTING),
    /** A snapshot of the job is in a state that this version does not know. */
    UNKNOWN_STATE(Step.LISTING),
    /** An earlier snapshot of the job failed, and no newer one was available. */
    OTHER_SNAPSHOT_FAILED(Step.LISTING),
    /** Another snapshot of the job is still being taken, so the run was skipped. */
    OTHER_SNAPSHOT_PENDING(Step.LISTING),
    /** Another snapshot of the job has been pending for so long that runs no longer wait for it. */
    OTHER_SNAPSHOT_STUCK(Step.LISTING),

    /** The hook before the snapshot failed or exceeded its time limit. */
    NOT_QUIESCED(Step.CONSISTENCY),
    /** The hook after the snapshot failed or exceeded its time limit. */
    NOT_RELEASED(Step.CONSISTENCY),
    /** The snapshot may have been taken outside the hooks, because a request for it got no answer. */
    CONSISTENCY_UNKNOWN(Step.CONSISTENCY),

    /** The job's slots are days in UTC, while the host is in another zone. */
    ZONE_NOT_SET(Step.CREATION),
    /** The slot could not be determined, because the service did not report its time. */
    SLOT_UNKNOWN(Step.CREATION),
    /** The slot that the run was scheduled for is over, so the run was skipped. */
    SLOT_OVER(Step.CREATION),
    /** A later slot already has its snapshot, so the run was skipped. */
    SLOT_BEHIND(Step.CREATION),
    /** The run was scheduled for a time in the future. */
    SCHEDULED_AHEAD(Step.CREATION),
    /** The run was delayed for so long that it missed its slot. */
    RUN_DELAYED(Step.CREATION),
    /** A snapshot has the name of a slot, but was created before that slot began. */
    CREATED_BEFORE_ITS_SLOT(Step.CREATION),
    /** A snapshot that the job did not create has the slot's name. */
    NAME_HELD_BY_ANOTHER(Step.CREATION),
    /** Every name that the run could use is taken. */
    NO_NAME_LEFT(Step.CREATION),
    /** A request for a snapshot failed or got no answer, and was repeated. */
    CREATION_RETRIED(Step.CREATION),
    /**
     * A request for a snapshot failed or got no answer. This is only a warning if the snapshot or another one of its
     * slot exists nevertheless.
     */
    CREATION_FAILED(Step.CREATION),

    /** The new snapshot was accepted, but could not be verified: no listing showed it in a readable form. */
    SNAPSHOT_NOT_VERIFIED(Step.WAITING),
    /** The new snapshot was still pending when the wait ended. */
    SNAPSHOT_PENDING(Step.WAITING),
    /** The new snapshot failed. */
    SNAPSHOT_FAILED(Step.WAITING),
    /** The new snapshot is no longer listed. */
    SNAPSHOT_GONE(Step.WAITING),
    /** A suspended run was resumed too late to rely on its snapshot. */
    RESUMED_TOO_LATE(Step.WAITING),

    /** The job's policy or zone changed while the run was suspended. */
    SETTINGS_CHANGED(Step.PLANNING),
    /** The service did not report its time, which is needed to compute ages. */
    TIME_NOT_TOLD(Step.PLANNING),
    /** The policy failed. */
    PLANNING_FAILED(Step.PLANNING),
    /** The plan would delete a snapshot that the policy must not decide on. */
    PLAN_GOES_TOO_FAR(Step.PLANNING),
    /** The plan would delete more snapshots than the job allows. */
    TOO_MANY_DELETIONS(Step.PLANNING),

    /** A snapshot could not be deleted, or the request got no answer. */
    DELETION_FAILED(Step.DELETION),

    /** A progress listener failed. */
    LISTENER_FAILED(Step.NOTIFICATION),
    /** A notifier failed or exceeded its time limit. */
    NOT_DELIVERED(Step.NOTIFICATION),

    /** The clocks of the host and the service differ by more than five minutes. */
    CLOCK_DIFFERS(Step.RUN),
    /** The job's clock failed. */
    CLOCK_FAILED(Step.RUN),
    /** The run was interrupted. */
    INTERRUPTED(Step.RUN),
    /** The job's deadline passed before the run was done. */
    DEADLINE_PASSED(Step.RUN),
    /** The thread that interrupts a call at the deadline could not be started. */
    DEADLINE_NOT_WATCHED(Step.RUN),
    /** An unforeseen error ended the run. */
    ABORTED(Step.RUN),

    /** The sources of a fleet could not be determined completely. */
    SELECTION_FAILED(Step.SELECTION),
    /** A selected source has no job, because its settings do not allow one. */
    JOB_NOT_CREATED(Step.SELECTION),
    /** Snapshots of a source that no longer exists are left. */
    SOURCE_GONE(Step.SELECTION),
    /** A source has snapshots of the fleet, but is no longer selected. */
    NO_LONGER_SELECTED(Step.SELECTION),
    /** A source is not selected by any group of the fleet. */
    NOT_SELECTED(Step.SELECTION);

    private final Step step;

    Kind(Step step) {
      this.step = step;
    }

    /**
     * Returns the step of a run that this kind belongs to.
     * @return the step
     */
    public Step step() {
      return step;
    }
  }

  /** The steps of a run. */
  public enum Step {
    /** Determining the sources of a fleet. */
    SELECTION,
    /** Listing the existing snapshots. */
    LISTING,
    /** Quiescing the source before the new snapshot, and releasing it. */
    CONSISTENCY,
    /** Requesting the new snapshot. */
    CREATION,
    /** Waiting until the new snapshot is available. */
    WAITING,
    /** Applying the policy. */
    PLANNING,
    /** Deleting the snapshots that the plan does not keep. */
    DELETION,
    /** Calling a notifier or a progress listener. */
    NOTIFICATION,
    /** Not a step: the problem concerns the run as a whole. */
    RUN
  }

  /** How much a problem matters. */
  public enum Severity {
    /** The problem does not affect the outcome. */
    WARNING,
    /** The run did less than it should: at best {@link Outcome#DEGRADED}. */
    ERROR
  }

  /**
   * Creates a warning.
   * @param kind the kind of the problem
   * @param message what was attempted, on what, and the result
   * @param advice what to do about it
   * @return the problem
   */
  public static Problem warning(Kind kind, String message, String advice) {
    return new Problem(kind, Severity.WARNING, message, Optional.empty(), advice);
  }

  /**
   * Creates a warning from a failed call of the client.
   *
   * @param kind the kind of the problem
   * @param failure how the call failed
   * @param advice what to do about it
   * @return the problem
   */
  public static Problem warning(Kind kind, SnapshotException failure, String advice) {
    return error(kind, failure, advice).asWarning();
  }

  /**
   * Creates an error.
   * @param kind the kind of the problem
   * @param message what was attempted, on what, and the result
   * @param advice what to do about it
   * @return the problem
   */
  public static Problem error(Kind kind, String message, String advice) {
    return new Problem(kind, Severity.ERROR, message, Optional.empty(), advice);
  }

  /**
   * Creates an error from a failed call of the client.
   *
   * @param kind the kind of the problem
   * @param failure how the call failed
   * @param advice what to do about it
   * @return the problem
   */
  public static Problem error(Kind kind, SnapshotException failure, String advice) {
    String message = String.valueOf(failure.getMessage());
    return new Problem(kind, Severity.ERROR, message, failure.answer(), advice);
  }

  /**
   * Returns this problem with different advice.
   *
   * @param other what to do about it
   * @return the problem with that advice
   */
  public Problem withAdvice(String other) {
    return new Problem(kind, severity, message, answer, other, count);
  }

  /**
   * Returns this problem as a warning.
   *
   * @return the problem with the severity {@link Severity#WARNING}
   */
  public Problem asWarning() {
    return new Problem(kind, Severity.WARNING, message, answer, advice, count);
  }

  /**
   * Returns this problem with its count incremented.
   *
   * @return the problem with a count that is one higher
   */
  public Problem repeated() {
    return new Problem(kind, severity, message, answer, advice, count + 1);
  }

  /**
   * Returns the step of the run that this problem belongs to.
   *
   * @return the step of its kind
   */
  public Step step() {
    return kind.step();
  }

  /** Returns the problem on one line. */
  @Override
  public String toString() {
    String answered = answer.map(said -> ". The answer was " + said).orElse("");
    String times = count == 1 ? "" : " (" + count + " times)";
    return step().name().toLowerCase(Locale.ROOT) + ": " + message + times + answered + ". "
        + advice;
  }
}
