package io.github.lightsailsnapshot.core.report;

import io.github.lightsailsnapshot.retention.Snapshot;

/**
 * What came of deleting one snapshot.
 *
 * @param snapshot the snapshot
 * @param result what came of it
 */
public record Deletion(Snapshot snapshot, Result result) {

  /** What came of deleting a snapshot. */
  public enum Result {
    /** It is deleted. */
    DELETED,
    /** It was gone before. */
    ALREADY_GONE,
    /** It could not be deleted; the report's problems say why. */
    FAILED
  }

  /**
   * Whether the snapshot is gone now.
   *
   * @return whether it was deleted, by this run or before
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
