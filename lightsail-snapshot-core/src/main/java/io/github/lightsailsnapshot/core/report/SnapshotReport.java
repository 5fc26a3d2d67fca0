package io.github.lightsailsnapshot.core.report;

import io.github.lightsailsnapshot.core.client.Where;
import io.github.lightsailsnapshot.core.report.Problem.Severity;
import io.github.lightsailsnapshot.retention.RetentionPlan;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The account of one run: what was made, planned and deleted, and everything that went wrong. Its {@code toString()} is a
 * page for people. A job makes it; hosts that need one for a test use {@link #builder}.
 *
 * @param run which run of which job it is of
 * @param outcome how the run ended
 * @param interrupted whether the run was interrupted before its end; a scheduler should then run it again
 * @param snapshot the snapshot of the run, if it was accepted or found
 * @param plan what was decided on each snapshot, if it came to that
 * @param deletions what came of each attempt to delete, in order
 * @param problems what went wrong or deserves a look, in order, telling notifiers aside
 * @param undelivered which notifiers could not be told, and why; empty in the report that notifiers get
 * @param startedAt when the run began, by the host's clock
 * @param finishedAt when the run ended, by the host's clock, before notifiers were told
 */
public record SnapshotReport(
    RunInfo run,
    Outcome outcome,
    boolean interrupted,
    Optional<TakenSnapshot> snapshot,
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
   * Starts building a report, for a test of a host's notifier for example.
   *
   * @param run which run of which job it is of
   * @return a builder of a report that succeeded, without a snapshot, from 1970-01-01T00:00Z to that moment
   */
  public static Builder builder(RunInfo run) {
    return new Builder(run);
  }

  /**
   * Starts building a report that differs from this one in a few things.
   *
   * @return a builder that begins with what this report says
   */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /**
   * What the run was asked to do.
   *
   * @return the kind
   */
  public RunKind kind() {
    return run.kind();
  }

  /**
   * The region and kind of the snapshots, and the host that ran the job, as far as they are known.
   *
   * @return the place
   */
  public Where where() {
    return run.where();
  }

  /**
   * The name of the instance.
   *
   * @return the source
   */
  public String source() {
    return run.source();
  }

  /**
   * What the names of the job's snapshots begin with.
   *
   * @return the basename
   */
  public String basename() {
    return run.basename();
  }

  /**
   * What the run was about, for a headline: {@code snapshot of web-1 as nightly}, or {@code pruning of web-1 as nightly}.
   *
   * @return the words, without the outcome
   */
  public String headline() {
    return run.toString();
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
   * What this run changed: to tell people only of that, where several hosts run a job and most of them find its snapshot.
   *
   * @return what it created and deleted; nothing if it only found a snapshot
   */
  public RunChanges changes() {
    return RunChanges.of(this);
  }

  /**
   * This report, or an exception for hosts whose scheduler or function takes one for a failure: unless the run is {@link
   * Outcome#SUCCEEDED} or {@link Outcome#SKIPPED}.
   *
   * @return this
   * @throws SnapshotRunException if the outcome is another one; it has the report
   */
  public SnapshotReport orThrow() {
    return orThrow(Outcome.SUCCEEDED, Outcome.SKIPPED);
  }

  /**
   * This report, or an exception unless the run ended in one of these.
   *
   * @param accepted an outcome that is good enough
   * @param more further ones
   * @return this
   * @throws SnapshotRunException if the outcome is another one; it has the report
   */
  public SnapshotReport orThrow(Outcome accepted, Outcome... more) {
    if (!EnumSet.of(accepted, more).contains(outcome)) {
      throw new SnapshotRunException(this);
    }
    return this;
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
   * Whether a problem of a kind is in the report, as an error, as a warning or among what was not delivered.
   *
   * @param kind the kind to look for
   * @return whether there is one at least
   */
  public boolean has(Problem.Kind kind) {
    return Stream.concat(problems.stream(), undelivered.stream())
        .anyMatch(problem -> problem.kind() == kind);
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

  @Override
  public String toString() {
    return new ReportText(this).toString();
  }

  /** What a report says. Not thread-safe. */
  public static final class Builder {
    private RunInfo run;
    private Outcome outcome = Outcome.SUCCEEDED;
    private boolean interrupted;
    private Optional<TakenSnapshot> snapshot = Optional.empty();
    private Optional<RetentionPlan> plan = Optional.empty();
    private List<Deletion> deletions = List.of();
    private List<Problem> problems = List.of();
    private List<Problem> undelivered = List.of();
    private Instant startedAt = Instant.EPOCH;
    private Instant finishedAt = Instant.EPOCH;

    private Builder(RunInfo run) {
      this.run = Objects.requireNonNull(run, "run");
    }

    private Builder(SnapshotReport report) {
      this.run = report.run;
      this.outcome = report.outcome;
      this.interrupted = report.interrupted;
      this.snapshot = report.snapshot;
      this.plan = report.plan;
      this.deletions = report.deletions;
      this.problems = report.problems;
      this.undelivered = report.undelivered;
      this.startedAt = report.startedAt;
      this.finishedAt = report.finishedAt;
    }

    /**
     * Which run of which job it is of.
     *
     * @param other the run
     * @return this
     */
    public Builder run(RunInfo other) {
      run = Objects.requireNonNull(other, "run");
      return this;
    }

    /**
     * How the run ended.
     *
     * @param other the outcome
     * @return this
     */
    public Builder outcome(Outcome other) {
      outcome = Objects.requireNonNull(other, "outcome");
      return this;
    }

    /**
     * Whether the run was interrupted.
     *
     * @param was whether it was
     * @return this
     */
    public Builder interrupted(boolean was) {
      interrupted = was;
      return this;
    }

    /**
     * The snapshot of the run.
     *
     * @param taken the snapshot
     * @return this
     */
    public Builder snapshot(TakenSnapshot taken) {
      snapshot = Optional.of(taken);
      return this;
    }

    /**
     * The run has no snapshot.
     *
     * @return this
     */
    public Builder withoutOwn() {
      snapshot = Optional.empty();
      return this;
    }

    /**
     * What was decided on each snapshot.
     *
     * @param made the plan
     * @return this
     */
    public Builder plan(RetentionPlan made) {
      plan = Optional.of(made);
      return this;
    }

    /**
     * It did not come to a plan.
     *
     * @return this
     */
    public Builder withoutPlan() {
      plan = Optional.empty();
      return this;
    }

    /**
     * What came of each attempt to delete.
     *
     * @param attempts them, in order
     * @return this
     */
    public Builder deletions(List<Deletion> attempts) {
      deletions = List.copyOf(attempts);
      return this;
    }

    /**
     * What went wrong or deserves a look.
     *
     * @param all them, in order
     * @return this
     */
    public Builder problems(List<Problem> all) {
      problems = List.copyOf(all);
      return this;
    }

    /**
     * Which notifiers could not be told.
     *
     * @param failures why not
     * @return this
     */
    public Builder undelivered(List<Problem> failures) {
      undelivered = List.copyOf(failures);
      return this;
    }

    /**
     * When the run began and ended, by the host's clock.
     *
     * @param start when it began
     * @param end when it ended
     * @return this
     */
    public Builder time(Instant start, Instant end) {
      startedAt = Objects.requireNonNull(start, "start");
      finishedAt = Objects.requireNonNull(end, "end");
      return this;
    }

    /**
     * Makes the report.
     *
     * @return the report
     */
    public SnapshotReport build() {
      return new SnapshotReport(
          run,
          outcome,
          interrupted,
          snapshot,
          plan,
          deletions,
          problems,
          undelivered,
          startedAt,
          finishedAt);
    }
  }
}
