package io.github.lightsailsnapshot.core.report;

import io.github.lightsailsnapshot.core.client.Where;
import io.github.lightsailsnapshot.retention.RetentionPlan;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The report of one run: the snapshot that it took, what it planned and deleted, and everything that went wrong. {@code
 * toString()} formats it as readable text. Jobs create reports; for tests, a host can create one with {@link #builder}.
 *
 * @param run the run, and its job
 * @param outcome how the run ended
 * @param interrupted whether the run was interrupted before it finished; a scheduler should then run the job again
 * @param snapshot the snapshot of the run, if one was accepted or found
 * @param plan the decision on each snapshot, if the run got as far as planning
 * @param deletions the result of each attempt to delete a snapshot, in order
 * @param problems what went wrong or needs attention, in order, except for failed notifiers
 * @param undelivered which notifiers failed, and why; empty in the report that the notifiers receive
 * @param startedAt when the run began, by the host's clock
 * @param finishedAt when the run ended, before the notifiers were called, by the host's clock
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
    Instant finishedAt)
    implements RunReport {

  /** Copies the lists. */
  public SnapshotReport {
    deletions = List.copyOf(deletions);
    problems = List.copyOf(problems);
    undelivered = List.copyOf(undelivered);
  }

  /**
   * Returns a builder for a report, for example to test a notifier.
   *
   * @param run the run, and its job
   * @return a builder; by default, the run succeeded without a snapshot, and started and finished at 1970-01-01T00:00Z
   */
  public static Builder builder(RunInfo run) {
    return new Builder(run);
  }

  /**
   * Returns a builder that is initialised with this report's values.
   *
   * @return the builder
   */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public RunId id() {
    return run.id();
  }

  /**
   * Returns this report.
   *
   * @return only this report
   */
  @Override
  public List<SnapshotReport> jobs() {
    return List.of(this);
  }

  @Override
  public RunKind kind() {
    return run.kind();
  }

  /**
   * Returns the region and kind of the snapshots, and the host that ran the job, as far as known.
   *
   * @return the place
   */
  @Override
  public Where where() {
    return run.where();
  }

  /**
   * Returns the name of the instance.
   *
   * @return the source
   */
  public String source() {
    return run.source();
  }

  /**
   * Returns what the names of the job's snapshots begin with.
   *
   * @return the basename
   */
  public String basename() {
    return run.basename();
  }

  /**
   * Returns a headline for the run: {@code snapshot of web-1 as nightly}, or {@code pruning of web-1 as nightly}.
   *
   * @return the headline, without the outcome
   */
  @Override
  public String headline() {
    return run.toString();
  }

  /**
   * Returns the snapshots that the plan keeps.
   *
   * @return the snapshots, newest first; empty if there is no plan
   */
  public List<Snapshot> kept() {
    return plan.map(RetentionPlan::kept).orElse(List.of());
  }

  /**
   * Returns the snapshots that no longer exist because this run deleted them, or because they were gone when it tried
   * to.
   *
   * @return the snapshots, in the order of the attempts
   */
  public List<Snapshot> deleted() {
    return deletions.stream().filter(Deletion::isGone).map(Deletion::snapshot).toList();
  }

  /**
   * Returns the changes that this run made. If several hosts run a job, most of them only find its snapshot; use this
   * to report only the run that changed something.
   *
   * @return what the run created and deleted; empty if it only found a snapshot
   */
  public RunChanges changes() {
    return RunChanges.of(this);
  }

  @Override
  public SnapshotReport orThrow() {
    return orThrow(Outcome.SUCCEEDED, Outcome.SKIPPED);
  }

  @Override
  public SnapshotReport orThrow(Outcome accepted, Outcome... more) {
    RunReport unused = RunReport.super.orThrow(accepted, more);
    return this;
  }

  @Override
  public String toString() {
    return new ReportText(this).toString();
  }

  /** Builds a {@link SnapshotReport}. Not thread-safe. */
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
     * Sets the run, and its job.
     * @param other the run
     * @return this
     */
    public Builder run(RunInfo other) {
      run = Objects.requireNonNull(other, "run");
      return this;
    }

    /**
     * Sets how the run ended.
     * @param other the outcome
     * @return this
     */
    public Builder outcome(Outcome other) {
      outcome = Objects.requireNonNull(other, "outcome");
      return this;
    }

    /**
     * Sets whether the run was interrupted.
     *
     * @param was whether it was
     * @return this
     */
    public Builder interrupted(boolean was) {
      interrupted = was;
      return this;
    }

    /**
     * Sets the snapshot of the run.
     *
     * @param taken the snapshot
     * @return this
     */
    public Builder snapshot(TakenSnapshot taken) {
      snapshot = Optional.of(taken);
      return this;
    }

    /**
     * Removes the snapshot of the run.
     *
     * @return this
     */
    public Builder withoutOwn() {
      snapshot = Optional.empty();
      return this;
    }

    /**
     * Sets the decision on each snapshot.
     *
     * @param made the plan
     * @return this
     */
    public Builder plan(RetentionPlan made) {
      plan = Optional.of(made);
      return this;
    }

    /**
     * Removes the plan.
     *
     * @return this
     */
    public Builder withoutPlan() {
      plan = Optional.empty();
      return this;
    }

    /**
     * Sets the result of each attempt to delete a snapshot.
     *
     * @param attempts the results, in order
     * @return this
     */
    public Builder deletions(List<Deletion> attempts) {
      deletions = List.copyOf(attempts);
      return this;
    }

    /**
     * Sets what went wrong or needs attention.
     *
     * @param all the problems, in order
     * @return this
     */
    public Builder problems(List<Problem> all) {
      problems = List.copyOf(all);
      return this;
    }

    /**
     * Sets which notifiers failed.
     *
     * @param failures why they failed
     * @return this
     */
    public Builder undelivered(List<Problem> failures) {
      undelivered = List.copyOf(failures);
      return this;
    }

    /**
     * Sets when the run began and ended, by the host's clock.
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
     * Builds the report.
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
