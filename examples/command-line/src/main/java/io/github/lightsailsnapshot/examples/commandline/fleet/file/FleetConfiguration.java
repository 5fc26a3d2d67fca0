package io.github.lightsailsnapshot.examples.commandline.fleet.file;

import io.github.lightsailsnapshot.core.job.SnapshotFleet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The content of a configuration file.
 *
 * @param file its name, for messages
 * @param warnings what needs a look, although it is no mistake
 */
public record FleetConfiguration(
    String file,
    Optional<String> name,
    Optional<Integer> maxDeletions,
    Optional<Integer> parallelism,
    Optional<String> logFile,
    List<GroupConfiguration> groups,
    NotifyConfiguration notifications,
    Set<String> warnings) {
  public FleetConfiguration {
    groups = List.copyOf(groups);
    warnings = Set.copyOf(warnings);
  }

  /** A fleet with the settings that concern the whole, without jobs and notifiers. */
  public SnapshotFleet.Builder fleet() {
    SnapshotFleet.Builder fleet = SnapshotFleet.builder();
    name.ifPresent(fleet::name);
    maxDeletions.ifPresent(fleet::maxDeletions);
    parallelism.ifPresent(fleet::parallelism);
    return fleet;
  }

  /** A place in the file, such as {@code fleet.yaml:3:9}. */
  public String place(Position at) {
    return file + ":" + at;
  }
}
