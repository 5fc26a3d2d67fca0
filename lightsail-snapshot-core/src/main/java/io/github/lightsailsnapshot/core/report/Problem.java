package io.github.lightsailsnapshot.core.report;

import io.github.lightsailsnapshot.core.client.ServiceError;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that went wrong in a run, or deserves a look. Programs act on the kind, people read the words: they may change from
 * version to version, kinds do not.
 *
 * @param kind what happened
 * @param severity how much it matters
 * @param message what was attempted, on what
 * @param answer what the service said to it, if it said something
 * @param advice what this means: whether anything was changed, and what to do
 * @param count how many times it happened in the run, at least 1; equal problems are one
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
   * A problem that happened once.
   *
   * @param kind what happened
   * @param severity how much it matters
   * @param message what was attempted, on what
   * @param answer what the service said to it, if it said something
   * @param advice what this means: whether anything was changed, and what to do
   */
  public Problem(
      Kind kind, Severity severity, String message, Optional<ServiceError> answer, String advice) {
    this(kind, severity, message, answer, advice, 1);
  }

  /** What happened. Each kind belongs to one step of a run. */
  public enum Kind {
    /** A listing failed or was incomplete. */
    LISTING_FAILED(Step.LISTING),
    /** An item with a name of the job's lacks something that a decision needs. */
    UNREADABLE_ITEM(Step.LISTING),
    /** A snapshot of the job is in a state that this version does not know. */
    UNKNOWN_STATE(Step.LISTING),
    /** An earlier snapshot of the job failed, and no newer one was available. */
    OTHER_SNAPSHOT_FAILED(Step.LISTING),
    /** Another snapshot of the job is still being taken, so the run was skipped. */
    OTHER_SNAPSHOT_PENDING(Step.LISTING),
    /** Another snapshot of the job has been pending for too long to wait for it. */
    OTHER_SNAPSHOT_STUCK(Step.LISTING),

    /** The hook before the snapshot failed or exceeded its limit. */
    NOT_QUIESCED(Step.CONSISTENCY),
    /** The hook after the snapshot failed or exceeded its limit. */
    NOT_RELEASED(Step.CONSISTENCY),
    /** The snapshot may have been taken outside the hooks, since a request for it got no answer. */
    CONSISTENCY_UNKNOWN(Step.CONSISTENCY),

    /** The job's slots are days in UTC, while the host is in another zone. */
    ZONE_NOT_SET(Step.CREATION),
    /** The slot could not be determined, because the service did not report its time. */
    SLOT_UNKNOWN(Step.CREATION),
    /** The slot that the run was scheduled for is over, so the run was skipped. */
    SLOT_OVER(Step.CREATION),
    /** A later slot has its snapshot already, so the run was skipped. */
    SLOT_BEHIND(Step.CREATION),
    /** The run was scheduled for a time that is still to come. */
    SCHEDULED_AHEAD(Step.CREATION),
    /** The run was delayed until it was too late for its slot. */
    RUN_DELAYED(Step.CREATION),
    /** A snapshot has the name of a slot that began only after the snapshot was created. */
    CREATED_BEFORE_ITS_SLOT(Step.CREATION),
    /** A snapshot that the job did not make has the slot's name. */
    NAME_HELD_BY_ANOTHER(Step.CREATION),
    /** Every name that the run could use is taken. */
    NO_NAME_LEFT(Step.CREATION),
    /** A request for a snapshot failed or got no answer, and was repeated. */
    CREATION_RETRIED(Step.CREATION),
    /** A request for a snapshot failed or got no answer; only a warning where it turned out to have one all the same. */
    CREATION_FAILED(Step.CREATION),

    /** The new snapshot was accepted, and then could not be seen or read. */
    SNAPSHOT_NOT_VERIFIED(Step.WAITING),
    /** The new snapshot was still pending when the wait ended. */
    SNAPSHOT_PENDING(Step.WAITING),
    /** The new snapshot ended in an error. */
    SNAPSHOT_FAILED(Step.WAITING),
    /** The new snapshot is no longer listed. */
    SNAPSHOT_GONE(Step.WAITING),
    /** A run in parts was resumed too late to rely on its snapshot. */
    RESUMED_TOO_LATE(Step.WAITING),

    /** The job's policy or zone changed while the run was suspended. */
    SETTINGS_CHANGED(Step.PLANNING),
    /** The service did not report its time, by which ages are measured. */
    TIME_NOT_TOLD(Step.PLANNING),
    /** The policy failed. */
    PLANNING_FAILED(Step.PLANNING),
    /** The plan would delete a snapshot that is not for the policy to decide on. */
    PLAN_GOES_TOO_FAR(Step.PLANNING),
    /** The plan would delete more snapshots than the job allows. */
    TOO_MANY_DELETIONS(Step.PLANNING),

    /** A snapshot could not be deleted, or the request got no answer. */
    DELETION_FAILED(Step.DELETION),

    /** A progress listener failed. */
    LISTENER_FAILED(Step.NOTIFICATION),
    /** A notifier failed or exceeded its limit. */
    NOT_DELIVERED(Step.NOTIFICATION),

    /** The host's clock and the service's differ by more than five minutes. */
    CLOCK_DIFFERS(Step.RUN),
    /** The job's clock failed. */
    CLOCK_FAILED(Step.RUN),
    /** The run was interrupted. */
    INTERRUPTED(Step.RUN),
    /** The job's deadline passed before the run was done. */
    DEADLINE_PASSED(Step.RUN),
    /** No thread could be started that ends a call when the deadline passes. */
    DEADLINE_NOT_WATCHED(Step.RUN),
    /** An unforeseen error ended the run. */
    ABORTED(Step.RUN);

    private final Step step;

    Kind(Step step) {
      this.step = step;
    }

    /**
     * The step of a run that it belongs to.
     *
     * @return the step
     */
    public Step step() {
      return step;
    }
  }

  /** The steps of a run. */
  public enum Step {
    /** Reading which snapshots there are. */
    LISTING,
    /** Quiescing the source before the new snapshot, and releasing it. */
    CONSISTENCY,
    /** Requesting the new snapshot. */
    CREATION,
    /** Waiting until the new snapshot is available. */
    WAITING,
    /** Asking the policy what to keep. */
    PLANNING,
    /** Deleting what the plan gave up. */
    DELETION,
    /** Telling a notifier or a progress listener. */
    NOTIFICATION,
    /** No step of its own: it concerns the run as a whole. */
    RUN
  }

  /** How much a problem matters. */
  public enum Severity {
    /** Good to know; the outcome is as it would be without. */
    WARNING,
    /** The run did less than it should: at best {@link Outcome#DEGRADED}. */
    ERROR
  }

  /**
   * A warning.
   *
   * @param kind what kind of problem it is
   * @param message what was attempted, on what, and what came of it
   * @param advice what to do about it
   * @return the problem
   */
  public static Problem warning(Kind kind, String message, String advice) {
    return new Problem(kind, Severity.WARNING, message, Optional.empty(), advice);
  }

  /**
   * A warning that a call of the client caused.
   *
   * @param kind what kind of problem it is
   * @param failure how the call failed
   * @param advice what to do about it
   * @return the problem
   */
  public static Problem warning(Kind kind, SnapshotException failure, String advice) {
    return error(kind, failure, advice).asWarning();
  }

  /**
   * An error.
   *
   * @param kind what kind of problem it is
   * @param message what was attempted, on what, and what came of it
   * @param advice what to do about it
   * @return the problem
   */
  public static Problem error(Kind kind, String message, String advice) {
    return new Problem(kind, Severity.ERROR, message, Optional.empty(), advice);
  }

  /**
   * An error that a call of the client caused.
   *
   * @param kind what kind of problem it is
   * @param failure how the call failed
   * @param advice what to do about it
   * @return the problem
   */
  public static Problem error(Kind kind, SnapshotException failure, String advice) {
    String message = String.valueOf(failure.getMessage());
    return new Problem(kind, Severity.ERROR, message, failure.answer(), advice);
  }

  /**
   * The same problem with other advice.
   *
   * @param other what to do about it
   * @return the problem with that advice
   */
  public Problem withAdvice(String other) {
    return new Problem(kind, severity, message, answer, other, count);
  }

  /**
   * The same problem as a warning.
   *
   * @return the problem with the severity {@link Severity#WARNING}
   */
  public Problem asWarning() {
    return new Problem(kind, Severity.WARNING, message, answer, advice, count);
  }

  /**
   * The same problem, counted once more.
   *
   * @return the problem with a count that is greater by one
   */
  public Problem repeated() {
    return new Problem(kind, severity, message, answer, advice, count + 1);
  }

  /**
   * The step of the run that it belongs to.
   *
   * @return the step of its kind
   */
  public Step step() {
    return kind.step();
  }

  /** The problem in one line. */
  @Override
  public String toString() {
    String answered = answer.map(said -> ". The answer was " + said).orElse("");
    String times = count == 1 ? "" : " (" + count + " times)";
    return step().name().toLowerCase(Locale.ROOT) + ": " + message + times + answered + ". "
        + advice;
  }
}
