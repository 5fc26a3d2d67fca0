package io.github.lightsailsnapshot.core.report;

import io.github.lightsailsnapshot.retention.Snapshot;

/**
 * The result of one attempt to delete a snapshot.
 *
 * @param snapshot the snapshot
 * @param result the result
 */
public record Deletion(Snapshot snapshot, Result result) {

  /** The result of an attempt. */
  public enum Result {
    /** The snapshot was deleted. */
    DELETED,
    /** The snapshot no longer existed. */
    ALREADY_GONE,
    /** The snapshot could not be deleted; the report's problems say why. */
    FAILED
  }

  /**
   * Returns whether the snapshot no longer exists.
   *
   * @return whether it was deleted, by this run or earlier
   */
  public boolean isGone() {
    return result != Result.FAILED;
  }

  @Override
  public String toString() {
    return switch (result) {
      case DELETED -> "Deleted " + snapshot.name();
      case ALREADY_GONE -> snapshot.name() + " was gone already";
      case FAILED -> "Could not delete " + snapshot.name();
    };
  }
}
