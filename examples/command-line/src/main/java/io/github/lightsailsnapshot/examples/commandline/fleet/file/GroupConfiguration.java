package io.github.lightsailsnapshot.examples.commandline.fleet.file;

import io.github.lightsailsnapshot.core.selection.Selection;
import java.util.List;
import java.util.Optional;

/**
 * A group of the file.
 *
 * @param at where it is
 * @param profile the AWS profile; by default, what the SDK finds
 * @param regions the AWS regions; if there is none, that of the profile or the environment
 * @param instances which instances it takes in each of them
 * @param job the settings of each job
 */
public record GroupConfiguration(
    Position at,
    Optional<Setting> profile,
    List<Setting> regions,
    InstanceChoice instances,
    JobConfiguration job) {
  public GroupConfiguration {
    regions = List.copyOf(regions);
  }

  /** Instances whose jobs need no listing of the instances: by full name, unless their tags matter. */
  public List<String> fixedNames() {
    return job.tag().isPresent() ? List.of() : instances.names();
  }

  /** The selections of the other instances, which only a listing shows. */
  public List<Selection> selections() {
    return job.tag().isPresent()
        ? instances.selections()
        : instances.selection().stream().toList();
  }
}
