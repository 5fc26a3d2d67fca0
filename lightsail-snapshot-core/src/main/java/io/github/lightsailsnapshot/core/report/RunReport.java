package io.github.lightsailsnapshot.core.report;

import io.github.lightsailsnapshot.core.client.Where;
import io.github.lightsailsnapshot.core.report.Problem.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;

/** The report of one run: of a single job, or of a fleet of jobs. {@code toString()} formats it as readable text. */
public sealed interface RunReport permits SnapshotReport, FleetReport {

  /**
   * Returns the id of the run.
   *
   * @return the id
   */
  RunId id();

  /**
   * Returns what the run was asked to do.
   *
   * @return the kind
   */
  RunKind kind();

  /**
   * Returns where the run took place, as far as known.
   *
   * @return the host that ran it; for a job also the region and kind of the snapshots
   */
  Where where();

  /**
   * Returns what the run was about, on one line.
   *
   * @return the headline, without the outcome
   */
  String headline();

  /**
   * Returns how the run ended.
   *
   * @return the outcome
   */
  Outcome outcome();

  /**
   * Returns whether the run was interrupted before it finished; a scheduler should then run it again.
   *
   * @return whether it was interrupted
   */
  boolean interrupted();

  /**
   * Returns the report of each job.
   *
   * @return the reports, in the order of the fleet; for one job, only this report
   */
  List<SnapshotReport> jobs();

  /**
   * Returns what went wrong or needs attention, except for failed notifiers.
   *
   * @return the problems, in order; for a fleet, those of the fleet as a whole, without those of its jobs
   */
  List<Problem> problems();

  /**
   * Returns which notifiers failed, and why.
   *
   * @return the failures; empty in the report that the notifiers receive
   */
  List<Problem> undelivered();

  /**
   * Returns when the run began.
   *
   * @return the time, by the host's clock
   */
  Instant startedAt();

  /**
   * Returns when the run ended, before the notifiers were called.
   *
   * @return the time, by the host's clock
   */
  Instant finishedAt();

  /**
   * Returns the problems that affected the outcome.
   *
   * @return the errors, in order
   */
  default List<Problem> errors() {
    return problems().stream()
        .filter(problem -> problem.severity() == Severity.ERROR)
        .toList();
  }

  /**
   * Returns the problems that need attention but did not affect the outcome.
   *
   * @return the warnings, in order
   */
  default List<Problem> warnings() {
    return problems().stream()
        .filter(problem -> problem.severity() == Severity.WARNING)
        .toList();
  }

  /**
   * Returns whether this report contains a problem of the given kind: an error, a warning or a failed notifier.
   *
   * @param kind the kind to look for
   * @return whether there is at least one
   */
  default boolean has(Problem.Kind kind) {
    return Stream.concat(problems().stream(), undelivered().stream())
        .anyMatch(problem -> problem.kind() == kind);
  }

  /**
   * Returns how long the run took, not counting the notifiers.
   *
   * @return the duration by the host's clock, not negative
   */
  default Duration duration() {
    Duration between = Duration.between(startedAt(), finishedAt());
    return between.isNegative() ? Duration.ZERO : between;
  }

  /**
   * Returns this report if the run is {@link Outcome#SUCCEEDED} or {@link Outcome#SKIPPED}, and otherwise throws an
   * exception. For schedulers and functions in which an exception signals a failure.
   *
   * @return this
   * @throws SnapshotRunException if the run had another outcome; the exception contains this report
   */
  default RunReport orThrow() {
    return orThrow(Outcome.SUCCEEDED, Outcome.SKIPPED);
  }

  /**
   * Returns this report if the run had one of the given outcomes, and otherwise throws an exception.
   *
   * @param accepted an accepted outcome
   * @param more further accepted outcomes
   * @return this
   * @throws SnapshotRunException if the run had another outcome; the exception contains this report
   */
  default RunReport orThrow(Outcome accepted, Outcome... more) {
    if (!EnumSet.of(accepted, more).contains(outcome())) {
      throw new SnapshotRunException(this);
    }
    return this;
  }
}
