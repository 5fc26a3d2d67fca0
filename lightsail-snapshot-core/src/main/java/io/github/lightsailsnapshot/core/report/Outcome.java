package io.github.lightsailsnapshot.core.report;

/** How a run ended, in one word. */
public enum Outcome {
  /** The snapshot was taken, or accepted where the job does not wait, and everything that was to be deleted is. */
  SUCCEEDED(0),
  /** There is a snapshot, but something needs a look: the report's problems say what. */
  DEGRADED(3),
  /** There is no new snapshot that could be relied on. Nothing was deleted. */
  FAILED(1),
  /** Another snapshot of this job is still being taken, so this run left everything as it was. */
  SKIPPED(4);

  private final int exitStatus;

  Outcome(int exitStatus) {
    this.exitStatus = exitStatus;
  }

  /**
   * The exit status for a process that was this run, that of the command line: 0 for {@link #SUCCEEDED}, 1 for {@link #FAILED},
   * 3 for {@link #DEGRADED}, 4 for {@link #SKIPPED}. 2 is left for wrong options, as shells have it.
   *
   * @return 0, 1, 3 or 4
   */
  public int exitStatus() {
    return exitStatus;
  }
}
