package io.github.lightsailsnapshot.core.report;

/** How a run ended. */
public enum Outcome {
  /** The snapshot is available, or accepted if the job does not wait, and all planned deletions were carried out. */
  SUCCEEDED(0),
  /** There is a snapshot, but something needs attention; the report's problems say what. */
  DEGRADED(3),
  /** There is no new snapshot to rely on. Nothing was deleted. */
  FAILED(1),
  /**
   * This run changed nothing: another snapshot of the job is still being taken, or the run came too late for its slot.
   */
  SKIPPED(4);

  private final int exitStatus;

  Outcome(int exitStatus) {
    this.exitStatus = exitStatus;
  }

  /**
   * Returns the exit status for a process that ran the job, as the command line uses it: 0 for {@link #SUCCEEDED}, 1
   * for {@link #FAILED}, 3 for {@link #DEGRADED}, 4 for {@link #SKIPPED}. 2 is reserved for usage errors, as is common
   * in shells.
   *
   * @return 0, 1, 3 or 4
   */
  public int exitStatus() {
    return exitStatus;
  }
}
