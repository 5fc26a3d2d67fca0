package io.github.lightsailsnapshot.examples.commandline.fleet;

import io.github.lightsailsnapshot.core.monitor.RecoveryPoint;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.util.Optional;

/**
 * What the fleet knows about the backup of an instance.
 *
 * @param basename that of its job; empty if it has none
 * @param point which of the job's snapshots it could be restored from; empty if that is not known, or it has no job
 * @param failure why its status is not known; empty if it is
 * @param snapshots the number of the job's snapshots, or, without a job, of all snapshots of the instance
 */
record Backup(
    Place place,
    String instance,
    Optional<String> basename,
    Optional<RecoveryPoint> point,
    String failure,
    int snapshots) {

  boolean isUnknown() {
    return !failure.isEmpty();
  }

  /** Whether the fleet takes snapshots of it, or is to. */
  boolean isSelected() {
    return basename.isPresent() || isUnknown();
  }

  Optional<Snapshot> newest() {
    return point.flatMap(RecoveryPoint::newest);
  }

  /** Whether it is known that the fleet has no snapshot of it. */
  boolean isMissing() {
    return !isUnknown() && newest().isEmpty();
  }

  /** For example {@code web in eu-central-1}. */
  String where() {
    return instance + " in " + place.name();
  }
}
