package io.github.lightsailsnapshot.core.engine;

import static io.github.lightsailsnapshot.core.report.Problem.Kind.LISTING_FAILED;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.Problem.Kind;
import io.github.lightsailsnapshot.retention.Snapshot;

/** The problems with a listing, and those that a listing shows. */
final class ListingProblems {
  private ListingProblems() {}

  /** The first listing of a run failed. */
  static Problem noBasis(SnapshotException failed) {
    return Problem.warning(
        LISTING_FAILED,
        failed,
        "The snapshot is requested anyway; nothing is deleted without a complete listing.");
  }

  /** The first listing of a run failed, and the service's time is needed to determine the slot. */
  static Problem noTime(SnapshotException failed) {
    return Problem.warning(
        LISTING_FAILED,
        failed,
        "The slot depends on Lightsail's time, so nothing is requested before another listing.");
  }

  static Problem requestNotChecked(SnapshotException failed) {
    return Problem.warning(
        LISTING_FAILED, failed, "It was meant to show whether the snapshot was made.");
  }

  static Problem slotNotChecked(SnapshotException failed) {
    return Problem.warning(
        LISTING_FAILED, failed, "It was meant to show whether the slot has a snapshot.");
  }

  static Problem notSeenWaiting(SnapshotException failed) {
    return Problem.warning(
        LISTING_FAILED, failed, "The run lists again, until it has waited long enough.");
  }

  /** No listing came back before or after the snapshot was accepted. */
  static Problem notVerified(SnapshotException failed) {
    return Problem.error(
        LISTING_FAILED, failed, "The snapshot was created, but not verified. Nothing was deleted.");
  }

  static Problem nothingToPruneBy(SnapshotException failed) {
    return Problem.error(LISTING_FAILED, failed, "Nothing was deleted.");
  }

  static Problem planNotRenewed(SnapshotException failed) {
    return Problem.error(
        LISTING_FAILED,
        failed,
        "The plan was too old to rely on, so nothing more was deleted. The next run continues.");
  }

  static Problem unreadable(Listing.Unreadable item) {
    return Problem.warning(
        Kind.UNREADABLE_ITEM,
        item.name() + " could not be read: " + item.why(),
        "It is kept, but does not count.");
  }

  static Problem unknownState(Snapshot snapshot) {
    return Problem.warning(
        Kind.UNKNOWN_STATE,
        snapshot.name() + " is in an unknown state",
        "It is kept, but does not count.");
  }

  static Problem failed(Snapshot snapshot) {
    return Problem.error(
        Kind.OTHER_SNAPSHOT_FAILED,
        snapshot.name() + " failed, and no newer snapshot was available",
        "It does not count. If more fail, take one in the Lightsail console to see why.");
  }

  static Problem pending(Snapshot snapshot) {
    return Problem.warning(
        Kind.OTHER_SNAPSHOT_PENDING,
        snapshot.name() + " is still being taken, since " + snapshot.createdAt(),
        "This run changed nothing; the next one continues.");
  }

  static Problem stuck(Snapshot snapshot) {
    return Problem.error(
        Kind.OTHER_SNAPSHOT_STUCK,
        snapshot.name() + " has been pending since " + snapshot.createdAt(),
        "It is kept, and runs no longer wait for it. If it stays pending, delete it in the Lightsail console.");
  }
}
