package io.github.lightsailsnapshot.core;

/** How a run ended, in one word. */
public enum Outcome {
  /** The snapshot was taken, or accepted where the job does not wait, and everything that was to be deleted is. */
  SUCCEEDED,
  /** There is a snapshot, but something needs a look: the report's problems say what. */
  DEGRADED,
  /** There is no new snapshot that could be relied on. Nothing was deleted. */
  FAILED,
  /** Another snapshot of this job is still being taken, so this run left everything as it was. */
  SKIPPED
}
