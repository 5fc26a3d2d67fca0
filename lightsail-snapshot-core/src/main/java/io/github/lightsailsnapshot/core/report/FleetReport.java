package io.github.lightsailsnapshot.core.report;

import io.github.lightsailsnapshot.core.client.Where;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The report of one run of a fleet: the report of each of its jobs, and what concerns the fleet as a whole. {@code
 * toString()} formats it as readable text, with the jobs that need attention in full.
 *
 * @param id the id of the run
 * @param name the name of the fleet
 * @param kind what the run was asked to do
 * @param where the host that ran it, if known
 * @param outcome how the run ended
 * @param interrupted whether the run was interrupted before it finished
 * @param jobs the report of each job, in the order of the fleet
 * @param problems what concerns the fleet as a whole, in order
 * @param undelivered which notifiers of the fleet failed, and why; empty in the report that they receive
 * @param startedAt when the run began, by the host's clock
 * @param finishedAt when the run ended, before the notifiers were called, by the host's clock
 */
public record FleetReport(
    RunId id,
    String name,
    RunKind kind,
    Where where,
    Outcome outcome,
    boolean interrupted,
    List<SnapshotReport> jobs,
    List<Problem> problems,
    List<Problem> undelivered,
    Instant startedAt,
    Instant finishedAt)
    implements RunReport {

  /** Copies the lists. */
  public FleetReport {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    jobs = List.copyOf(jobs);
    problems = List.copyOf(problems);
    undelivered = List.copyOf(undelivered);
  }

  private static Outcome outcomeOf(List<SnapshotReport> jobs, List<Problem> problems) {
    boolean isSelectionFailed =
        problems.stream().anyMatch(problem -> problem.kind() == Problem.Kind.SELECTION_FAILED);
    if (jobs.isEmpty() || isSelectionFailed || count(jobs, Outcome.FAILED) > 0) {
      return Outcome.FAILED;
    }
    boolean hasErrors =
        problems.stream().anyMatch(problem -> problem.severity() == Problem.Severity.ERROR);
    if (hasErrors || count(jobs, Outcome.DEGRADED) > 0) {
      return Outcome.DEGRADED;
    }
    return count(jobs, Outcome.SKIPPED) == jobs.size() ? Outcome.SKIPPED : Outcome.SUCCEEDED;
  }

  private static int count(List<SnapshotReport> jobs, Outcome of) {
    return Math.toIntExact(jobs.stream().filter(job -> job.outcome() == of).count());
  }

  /**
   * Returns how many jobs had an outcome.
   *
   * @param of the outcome
   * @return the number of jobs
   */
  public int count(Outcome of) {
    return count(jobs, of);
  }

  /**
   * Returns the jobs that failed or were degraded.
   *
   * @return their reports, failed ones first, otherwise in the order of the fleet
   */
  public List<SnapshotReport> unwell() {
    List<SnapshotReport> unwell = new ArrayList<>(withOutcome(Outcome.FAILED));
    unwell.addAll(withOutcome(Outcome.DEGRADED));
    return List.copyOf(unwell);
  }

  private List<SnapshotReport> withOutcome(Outcome of) {
    return jobs.stream().filter(job -> job.outcome() == of).toList();
  }

  /**
   * Returns the name of the fleet and how many jobs had which outcome, such as {@code web servers: 2 of 40 failed, 1
   * degraded}.
   */
  @Override
  public String headline() {
    return name + ": " + summary();
  }

  /**
   * Returns how many jobs had which outcome, the worst first, such as {@code 2 of 40 failed, 1 degraded} or {@code all 40
   * succeeded}.
   *
   * @return one line
   */
  public String summary() {
    if (jobs.isEmpty()) {
      return "no jobs";
    }
    List<String> parts = new ArrayList<>();
    for (Outcome each :
        List.of(Outcome.FAILED, Outcome.DEGRADED, Outcome.SKIPPED, Outcome.SUCCEEDED)) {
      int count = count(each);
      boolean isTold = each != Outcome.SUCCEEDED || parts.isEmpty();
      if (count > 0 && isTold) {
        parts.add(told(count, parts.isEmpty()) + " " + word(each));
      }
    }
    return String.join(", ", parts);
  }

  private String told(int count, boolean isFirst) {
    if (!isFirst) {
      return String.valueOf(count);
    }
    return count == jobs.size() ? "all " + count : count + " of " + jobs.size();
  }

  private static String word(Outcome outcome) {
    return switch (outcome) {
      case SUCCEEDED -> "succeeded";
      case DEGRADED -> "degraded";
      case FAILED -> "failed";
      case SKIPPED -> "skipped";
    };
  }

  @Override
  public FleetReport orThrow() {
    return orThrow(Outcome.SUCCEEDED, Outcome.SKIPPED);
  }

  @Override
  public FleetReport orThrow(Outcome accepted, Outcome... more) {
    RunReport unused = RunReport.super.orThrow(accepted, more);
    return this;
  }

  /**
   * Returns a builder for a report, for example to test a notifier.
   *
   * @param name the name of the fleet
   * @param kind what the run was asked to do
   * @return a builder; by default, a run without jobs that started and finished at 1970-01-01T00:00Z
   */
  public static Builder builder(String name, RunKind kind) {
    return new Builder(name, kind);
  }

  /**
   * Returns this report with further problems.
   *
   * @param more the problems, which do not change the outcome
   * @return the report
   */
  public FleetReport withMoreProblems(List<Problem> more) {
    List<Problem> all = new ArrayList<>(problems);
    all.addAll(more);
    return new FleetReport(
        id, name, kind, where, outcome, interrupted, jobs, all, undelivered, startedAt, finishedAt);
  }

  /**
   * Returns this report with the notifiers that failed.
   *
   * @param failures why they failed
   * @return the report
   */
  public FleetReport withUndelivered(List<Problem> failures) {
    return new FleetReport(
        id,
        name,
        kind,
        where,
        outcome,
        interrupted,
        jobs,
        problems,
        failures,
        startedAt,
        finishedAt);
  }

  @Override
  public String toString() {
    return new FleetText(this).toString();
  }

  /** Builds a {@link FleetReport}. Not thread-safe. */
  public static final class Builder {
    private final String name;
    private final RunKind kind;
    private RunId id = RunId.random();
    private Where where = Where.UNKNOWN;
    private boolean interrupted;
    private List<SnapshotReport> jobs = List.of();
    private List<Problem> problems = List.of();
    private Instant startedAt = Instant.EPOCH;
    private Instant finishedAt = Instant.EPOCH;

    private Builder(String name, RunKind kind) {
      this.name = Objects.requireNonNull(name, "name");
      this.kind = Objects.requireNonNull(kind, "kind");
    }

    /**
     * Sets the id of the run; by default, it is random.
     *
     * @param other the id
     * @return this
     */
    public Builder id(RunId other) {
      id = Objects.requireNonNull(other, "id");
      return this;
    }

    /**
     * Sets where the run took place.
     *
     * @param place the host that ran it
     * @return this
     */
    public Builder where(Where place) {
      where = Objects.requireNonNull(place, "where");
      return this;
    }

    /**
     * Sets the report of each job.
     *
     * @param reports the reports, in the order of the fleet
     * @return this
     */
    public Builder jobs(List<SnapshotReport> reports) {
      jobs = List.copyOf(reports);
      return this;
    }

    /**
     * Sets what concerns the fleet as a whole.
     *
     * @param all the problems, in order
     * @return this
     */
    public Builder problems(List<Problem> all) {
      problems = List.copyOf(all);
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
     * Builds the report. Its outcome follows from the jobs and problems: {@link Outcome#FAILED} if a job or the selection
     * of the sources failed, or if there is no job; else {@link Outcome#DEGRADED} if a job was degraded or a problem is an
     * error; else {@link Outcome#SKIPPED} if all jobs were skipped; else {@link Outcome#SUCCEEDED}.
     *
     * @return the report
     */
    public FleetReport build() {
      return new FleetReport(
          id,
          name,
          kind,
          where,
          outcomeOf(jobs, problems),
          interrupted,
          jobs,
          problems,
          List.of(),
          startedAt,
          finishedAt);
    }
  }
}
