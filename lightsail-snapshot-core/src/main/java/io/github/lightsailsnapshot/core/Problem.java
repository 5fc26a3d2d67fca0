package io.github.lightsailsnapshot.core;

import java.util.Locale;
import java.util.Optional;

/**
 * Something that went wrong in a run, or deserves a look.
 *
 * @param step the step of the run that it happened in
 * @param severity how much it matters
 * @param message what was attempted, on what
 * @param answer what the service said to it, if it said something
 * @param next what this means: whether anything was changed, and what to do
 * @param count how many times it happened in the run, at least 1; equal problems are one
 */
public record Problem(
    Step step,
    Severity severity,
    String message,
    Optional<ServiceAnswer> answer,
    String next,
    int count) {

  /**
   * Checks the count.
   *
   * @throws IllegalArgumentException if the count is less than 1
   */
  public Problem {
    if (count < 1) {
      throw new IllegalArgumentException(
          "A problem happens at least once, not " + count + " times");
    }
  }

  /**
   * A problem that happened once.
   *
   * @param step the step of the run that it happened in
   * @param severity how much it matters
   * @param message what was attempted, on what
   * @param answer what the service said to it, if it said something
   * @param next what this means: whether anything was changed, and what to do
   */
  public Problem(
      Step step, Severity severity, String message, Optional<ServiceAnswer> answer, String next) {
    this(step, severity, message, answer, next, 1);
  }

  /** The steps of a run. */
  public enum Step {
    /** Reading which snapshots there are. */
    LISTING,
    /** Bringing the source to rest before the new snapshot, and letting it go on. */
    CONSISTENCY,
    /** Asking for the new snapshot. */
    CREATION,
    /** Waiting until the new snapshot is available. */
    WAITING,
    /** Asking the policy what to keep. */
    PLANNING,
    /** Deleting what the plan gave up. */
    DELETION,
    /** Telling a notifier or a progress listener. */
    NOTIFICATION
  }

  /** How much a problem matters. */
  public enum Severity {
    /** Good to know; the outcome is as it would be without. */
    WARNING,
    /** The run did less than it should: at best {@link Outcome#DEGRADED}. */
    ERROR
  }

  Problem withNext(String other) {
    return new Problem(step, severity, message, answer, other, count);
  }

  Problem asWarning() {
    return new Problem(step, Severity.WARNING, message, answer, next, count);
  }

  /** The problem in one line. */
  @Override
  public String toString() {
    String answered = answer.map(said -> ". The answer was " + said).orElse("");
    String times = count == 1 ? "" : " (" + count + " times)";
    return step.name().toLowerCase(Locale.ROOT) + ": " + message + times + answered + ". " + next;
  }
}
