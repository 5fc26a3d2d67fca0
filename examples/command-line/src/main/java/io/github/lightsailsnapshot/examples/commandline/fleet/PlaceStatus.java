package io.github.lightsailsnapshot.examples.commandline.fleet;

import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.job.FleetStatus;
import io.github.lightsailsnapshot.core.job.JobInspection;
import io.github.lightsailsnapshot.core.monitor.RecoveryPoint;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.selection.Instance;
import io.github.lightsailsnapshot.core.selection.InstanceListing;
import io.github.lightsailsnapshot.examples.commandline.messages.OneLine;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The status of the fleet's jobs in one place.
 *
 * @param status what its jobs and selections found
 */
record PlaceStatus(Place place, FleetStatus status) {

  /** Each instance that has a job, or should have one. */
  List<Backup> backups() {
    List<Backup> backups = new ArrayList<>();
    for (JobInspection job : status.jobs()) {
      if (job instanceof JobInspection.Inspected inspected) {
        RecoveryPoint point = inspected.status().recoveryPoint();
        backups.add(
            backup(job, Optional.of(point), "", inspected.status().managed().size()));
      } else if (job instanceof JobInspection.Failed failed) {
        backups.add(backup(job, Optional.empty(), OneLine.told(failed.why()), 0));
      }
    }
    status
        .refused()
        .forEach(refused -> backups.add(new Backup(
            place,
            refused.source(),
            Optional.empty(),
            Optional.empty(),
            refused.errors().stream().map(Problem::toString).collect(Collectors.joining("; ")),
            0)));
    return backups;
  }

  private Backup backup(
      JobInspection job, Optional<RecoveryPoint> point, String failure, int snapshots) {
    String basename = job.job().naming().basename();
    return new Backup(place, job.job().source(), Optional.of(basename), point, failure, snapshots);
  }

  /** Why the instances of a group are not known. */
  List<String> failures() {
    return problems(Problem.Kind.SELECTION_FAILED);
  }

  /** Snapshots that are left of other instances. */
  List<String> leftovers() {
    return Stream.of(Problem.Kind.NO_LONGER_SELECTED, Problem.Kind.SOURCE_GONE)
        .flatMap(kind -> problems(kind).stream())
        .toList();
  }

  private List<String> problems(Problem.Kind kind) {
    return status.problems().stream()
        .filter(problem -> problem.kind() == kind)
        .map(Problem::toString)
        .toList();
  }

  /**
   * Each instance without a job.
   *
   * @throws SnapshotException if the instances cannot be listed
   */
  List<Backup> others() {
    Set<String> taken = backups().stream().map(Backup::instance).collect(Collectors.toSet());
    InstanceListing listing = place.listInstances();
    listing.missing().ifPresent(why -> {
      throw why;
    });
    return listing.instances().stream()
        .map(Instance::name)
        .filter(name -> !taken.contains(name))
        .map(name ->
            new Backup(place, name, Optional.empty(), Optional.empty(), "", snapshotsOf(name)))
        .toList();
  }

  /** Snapshots that the fleet did not take. */
  private int snapshotsOf(String instance) {
    return status.jobs().stream()
        .filter(JobInspection.Inspected.class::isInstance)
        .map(JobInspection.Inspected.class::cast)
        .findFirst()
        .map(job -> job.status().listing().snapshots())
        .map(all ->
            (int) all.stream().filter(snapshot -> isOf(snapshot, instance)).count())
        .orElse(0);
  }

  private static boolean isOf(Snapshot snapshot, String instance) {
    return snapshot.source().name().equals(instance);
  }
}
