package io.github.lightsailsnapshot.core;

import io.github.lightsailsnapshot.core.Problem.Severity;
import io.github.lightsailsnapshot.retention.RetentionPlan;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The account of one run: what was made, planned and deleted, and everything that went wrong. Its {@code toString()} is a
 * page for people.
 *
 * @param kind what the run was asked to do
 * @param where the region and kind of the snapshots, and the host that ran the job, as far as they are known
 * @param source the instance
 * @param basename what the names of its snapshots begin with
 * @param outcome how the run ended
 * @param interrupted whether the run was interrupted before its end; a scheduler should then run it again
 * @param own the run's own snapshot, if it was accepted or found
 * @param plan what was decided on each snapshot, if it came to that
 * @param deletions what came of each attempt to delete, in order
 * @param problems what went wrong or deserves a look, in order, telling notifiers aside
 * @param undelivered which notifiers could not be told, and why; empty in the report that notifiers get
 * @param startedAt when the run began, by the host's clock
 * @param finishedAt when the run ended, by the host's clock, before notifiers were told
 */
public record SnapshotReport(
    RunKind kind,
    Where where,
    String source,
    String basename,
    Outcome outcome,
    boolean interrupted,
    Optional<OwnSnapshot> own,
    Optional<RetentionPlan> plan,
    List<Deletion> deletions,
    List<Problem> problems,
    List<Problem> undelivered,
    Instant startedAt,
    Instant finishedAt) {

  /** Copies the lists. */
  public SnapshotReport {
    deletions = List.copyOf(deletions);
    problems = List.copyOf(problems);
    undelivered = List.copyOf(undelivered);
  }

  /**
   * What the run was about, for a headline: {@code snapshot of web-1 as nightly}, or {@code pruning of web-1 as nightly}.
   *
   * @return the words, without the outcome
   */
  public String headline() {
    return kind.word() + " of " + source + " as " + basename;
  }

  /**
   * The snapshots that the plan keeps.
   *
   * @return them, newest first; empty if there is no plan
   */
  public List<Snapshot> kept() {
    return plan.map(RetentionPlan::kept).orElse(List.of());
  }

  /**
   * The snapshots that are gone: deleted by this run, or before it could.
   *
   * @return them, in the order in which it was attempted
   */
  public List<Snapshot> deleted() {
    return deletions.stream().filter(Deletion::isGone).map(Deletion::snapshot).toList();
  }

  /**
   * The problems that made the outcome worse.
   *
   * @return them, in order
   */
  public List<Problem> errors() {
    return problems.stream()
        .filter(problem -> problem.severity() == Severity.ERROR)
        .toList();
  }

  /**
   * The problems that only deserve a look.
   *
   * @return them, in order
   */
  public List<Problem> warnings() {
    return problems.stream()
        .filter(problem -> problem.severity() == Severity.WARNING)
        .toList();
  }

  /**
   * How long the run took, telling notifiers aside.
   *
   * @return the time by the host's clock, not negative
   */
  public Duration duration() {
    Duration between = Duration.between(startedAt, finishedAt);
    return between.isNegative() ? Duration.ZERO : between;
  }

  SnapshotReport withUndelivered(List<Problem> failures) {
    return new SnapshotReport(
        kind,
        where,
        source,
        basename,
        outcome,
        interrupted,
        own,
        plan,
        deletions,
        problems,
        failures,
        startedAt,
        finishedAt);
  }

  @Override
  public String toString() {
    return new ReportText(this).toString();
  }
}
