package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.TakenSnapshot;
import io.github.lightsailsnapshot.core.resume.ResumeToken;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * How far a run has come. States are immutable; none waits or calls the service. Whoever drives a run waits for the pause that
 * an open state asks for, makes the one call that it needs, and gives it the answer. Only a {@link Prunable} state can delete.
 */
sealed interface RunState {

  /** A state that goes on with one call to the service. */
  sealed interface Open extends RunState permits AwaitsListing, AwaitsSnapshot {
    /** How long to wait before the call. */
    default Duration pause() {
      return Duration.ZERO;
    }

    /** Right before the call. */
    default void begin(RunContext run) {}

    /** What has not been reported yet if the run is stopped in this state. */
    default Optional<Problem> unreported() {
      return Optional.empty();
    }
  }

  /** A state that goes on with a listing. */
  non-sealed interface AwaitsListing extends Open {
    RunState listed(RunContext run, ListAnswer answer);
  }

  /** A state that goes on with the answer to a request for a snapshot. */
  non-sealed interface AwaitsSnapshot extends Open {
    String name();

    /** Whether it has become too late to ask. */
    boolean isTooLate(RunContext run);

    RunState answered(RunContext run, CreateAnswer answer);
  }

  /** A state in which the job's snapshots may be deleted. */
  sealed interface Prunable extends RunState {
    /** The complete listing to plan on. */
    JobListing basis();

    /** The run's snapshot; a run that only prunes has none. */
    Optional<TakenSnapshot> runSnapshot();

    /** How far pruning has come. */
    PruneProgress progress();

    /** The same with a fresh listing; another state if the run can no longer rely on its snapshot. */
    RunState renewed(RunContext run, JobListing fresh, PruneProgress later);
  }

  /**
   * How far pruning has come.
   *
   * @param attempted the names of the snapshots that the run tried to delete
   * @param isRenewed whether the plan had grown old and is made anew
   */
  record PruneProgress(Set<String> attempted, boolean isRenewed) {
    static final PruneProgress NONE = new PruneProgress(Set.of(), false);

    public PruneProgress {
      attempted = Set.copyOf(attempted);
    }

    PruneProgress renewed() {
      return new PruneProgress(attempted, true);
    }
  }

  /**
   * The run has its snapshot, which is as good as the job asks for, and a complete listing that shows which others there are.
   *
   * @param snapshot the snapshot as it was last seen
   * @param slot the slot of its name
   * @param basis the complete listing to plan on
   * @param progress how far pruning has come
   */
  record Ready(TakenSnapshot snapshot, TimeSlot slot, JobListing basis, PruneProgress progress)
      implements Prunable {
    @Override
    public Optional<TakenSnapshot> runSnapshot() {
      return Optional.of(snapshot);
    }

    @Override
    public RunState renewed(RunContext run, JobListing fresh, PruneProgress later) {
      return PruneStep.stillReady(run, this, fresh, later);
    }
  }

  /** A run that only prunes has listed the snapshots. */
  record Listed(JobListing basis, PruneProgress progress) implements Prunable {
    @Override
    public Optional<TakenSnapshot> runSnapshot() {
      return Optional.empty();
    }

    @Override
    public RunState renewed(RunContext run, JobListing fresh, PruneProgress later) {
      return new Listed(fresh, later);
    }
  }

  /**
   * The run would wait for its snapshot, and is driven in parts.
   *
   * @param token what it goes on with
   */
  record Suspended(ResumeToken token) implements RunState {}

  /** A state in which the run is over. */
  sealed interface Ended extends RunState {}

  /** The run came to its end; the report's problems say whether all is well. */
  record Done() implements Ended {}

  /** There is no snapshot that could be relied on. */
  record Failed() implements Ended {}

  /** The run left everything as it was, for another one. */
  record Skipped() implements Ended {}
}
