package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.TakenSnapshot;
import io.github.lightsailsnapshot.core.resume.ResumeToken;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The state of a run. States are immutable; they neither wait nor call the service. {@link Run} waits for the pause of
 * an open state, makes the one call that the state needs, and passes the answer to it. Only a {@link Prunable} state
 * can be planned, and only what is {@link Planned} is deleted.
 */
sealed interface RunState {

  /** Whether a run in this state makes no further step. */
  static boolean isLast(RunState state) {
    return state instanceof Ended || state instanceof Suspended;
  }

  /** A state that needs one call of the service. */
  sealed interface Open extends RunState permits AwaitsListing, AwaitsSnapshot {
    /** How long to wait before the call. */
    default Duration pause() {
      return Duration.ZERO;
    }

    /** Called right before the call. */
    default void begin(RunContext run) {}

    /** The problem that is not yet reported if the run is stopped in this state. */
    default Optional<Problem> unreported() {
      return Optional.empty();
    }
  }

  /** A state that waits for a listing. */
  non-sealed interface AwaitsListing extends Open {
    RunState listed(RunContext run, ListAnswer answer);

    /** Which of the listings that several runs share it may use. */
    default Sharing sharing() {
      return Sharing.WHEN_DUE;
    }

    /** By when the run needs a listing that it shares, by the elapsed time; empty if it can wait for any. */
    default Optional<Long> latest() {
      return Optional.empty();
    }
  }

  /** Which of the listings that several runs share a run may use. */
  enum Sharing {
    /** One that begins after the run's pause. */
    WHEN_DUE,
    /** Any that begins later: the run only waits for its snapshot. */
    NEXT
  }

  /** A state that waits for the answer to a request for a snapshot. */
  non-sealed interface AwaitsSnapshot extends Open {
    String name();

    /** Whether it has become too late for the request. */
    boolean isTooLate(RunContext run);

    RunState answered(RunContext run, CreateAnswer answer);
  }

  /** A state in which the job's snapshots may be planned, and deleted. */
  sealed interface Prunable extends RunState {
    /** The complete listing to plan on. */
    JobListing basis();

    /** The run's snapshot; a run that only prunes has none. */
    Optional<TakenSnapshot> runSnapshot();

    /** How far pruning has come. */
    PruneProgress progress();

    /** The state with a new listing, or another state if the run can no longer rely on its snapshot. */
    RunState renewed(RunContext run, JobListing fresh, PruneProgress later);
  }

  /**
   * How far pruning has come.
   *
   * @param attempted the names of the snapshots that the run tried to delete
   * @param isRenewed whether the plan was outdated and is replaced
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
   * The run has its snapshot, in the state that the job requires, and a complete listing.
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
   * The plan is made, and within every limit of the job.
   *
   * @param from the state in which it was made
   * @param deletions what is to be deleted, oldest first
   */
  record Planned(Prunable from, List<Snapshot> deletions) implements RunState {
    public Planned {
      deletions = List.copyOf(deletions);
    }

    /** How many snapshots the run deletes in all, including those that it already tried to delete. */
    int total() {
      return from.progress().attempted().size() + deletions.size();
    }
  }

  /**
   * The run would have to wait for its snapshot, and is executed in parts.
   *
   * @param token the token with which to resume it
   */
  record Suspended(ResumeToken token) implements RunState {}

  /** A state in which the run is over. */
  sealed interface Ended extends RunState {}

  /** The run was completed; the report's problems say whether everything is well. */
  record Done() implements Ended {}

  /** There is no snapshot to rely on. */
  record Failed() implements Ended {}

  /** The run changed nothing, in favour of another run. */
  record Skipped() implements Ended {}

  /** The run was stopped before it was completed: by an interruption, its deadline, or an unforeseen failure. */
  record Stopped(boolean isInterrupted) implements Ended {}
}
