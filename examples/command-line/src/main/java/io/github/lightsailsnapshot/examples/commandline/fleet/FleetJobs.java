package io.github.lightsailsnapshot.examples.commandline.fleet;

import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.job.FleetGroup;
import io.github.lightsailsnapshot.core.job.SnapshotFleet;
import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.core.selection.Instance;
import io.github.lightsailsnapshot.core.selection.InstanceListing;
import io.github.lightsailsnapshot.core.selection.Selection;
import io.github.lightsailsnapshot.examples.commandline.fleet.file.FleetConfiguration;
import io.github.lightsailsnapshot.examples.commandline.fleet.file.GroupConfiguration;
import io.github.lightsailsnapshot.examples.commandline.messages.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Adds the jobs of the groups to a fleet. */
public record FleetJobs(FleetConfiguration configuration, FleetClients clients) {
  private static final int MOST_NAMES = 50;

  /**
   * Adds all groups.
   *
   * @throws UsageException if a job cannot be made
   */
  SnapshotFleet.Builder addAll(SnapshotFleet.Builder fleet) {
    for (GroupConfiguration group : configuration.groups()) {
      clients.places(group).forEach(place -> checked(group, () -> add(group, place, fleet)));
    }
    return fleet;
  }

  /** A fleet of the jobs in one place, to inspect them. */
  SnapshotFleet at(Place place) {
    return at(place, place.snapshots());
  }

  /**
   * A fleet of the jobs in one place, to inspect them by another client.
   *
   * @throws UsageException if a job cannot be made
   */
  public SnapshotFleet at(Place place, SnapshotClient snapshots) {
    SnapshotFleet.Builder fleet = SnapshotFleet.builder();
    for (GroupConfiguration group : configuration.groups()) {
      if (clients.places(group).contains(place)) {
        checked(group, () -> add(group, place.with(snapshots), fleet));
      }
    }
    try {
      return fleet.build();
    } catch (IllegalArgumentException contending) {
      throw new UsageException(configuration.file() + ": " + contending.getMessage());
    }
  }

  private void checked(GroupConfiguration group, Runnable adding) {
    try {
      adding.run();
    } catch (IllegalArgumentException refused) {
      throw new UsageException(configuration.place(group.at()) + ": " + refused.getMessage());
    }
  }

  /** Instances by name need no listing, unless their tags matter. */
  private static void add(GroupConfiguration group, Place place, SnapshotFleet.Builder fleet) {
    List<Selection> selections = group.selections();
    group.fixedNames().forEach(name -> fleet.job(job(group, place, name)));
    if (!group.fixedNames().isEmpty()) {
      fleet.leftoversOf(place.snapshots(), group.job());
    }
    selections.forEach(selection ->
        fleet.group(new FleetGroup(place.snapshots(), place.instances(), selection, group.job())));
  }

  private static SnapshotJob job(GroupConfiguration group, Place place, String name) {
    return group.job().job(place.snapshots(), instance(name));
  }

  /**
   * Adds only jobs of some instances. Instances are listed where a group depends on that.
   *
   * @param names names of instances, or patterns
   * @throws UsageException if a name is of no instance of the fleet
   * @throws SnapshotException if a name was not found, and not all instances could be listed
   */
  SnapshotFleet.Builder addOnly(List<String> names, SnapshotFleet.Builder fleet) {
    List<SnapshotException> missing = new ArrayList<>();
    List<SnapshotJob> all = all(missing);
    List<SnapshotJob> chosen = new ArrayList<>();
    for (String name : names) {
      Selection selection = Selection.named(name);
      List<SnapshotJob> found =
          all.stream().filter(job -> selection.selects(instance(job.source()))).toList();
      if (found.isEmpty()) {
        throw missing.isEmpty() ? unknown(name, all) : missing.get(0);
      }
      found.stream().filter(job -> !chosen.contains(job)).forEach(chosen::add);
    }
    return fleet.jobs(chosen);
  }

  private static UsageException unknown(String name, List<SnapshotJob> all) {
    return new UsageException("--only " + name + ": the fleet has no such instance; it has "
        + all.stream()
            .map(SnapshotJob::source)
            .distinct()
            .sorted()
            .limit(MOST_NAMES)
            .collect(Collectors.joining(", ")));
  }

  private List<SnapshotJob> all(List<SnapshotException> missing) {
    List<SnapshotJob> all = new ArrayList<>();
    for (GroupConfiguration group : configuration.groups()) {
      for (Place place : clients.places(group)) {
        checked(group, () -> {
          group.fixedNames().forEach(name -> all.add(job(group, place, name)));
          selected(group, place, missing)
              .forEach(instance -> all.add(group.job().job(place.snapshots(), instance)));
        });
      }
    }
    return all;
  }

  /** A place that cannot be listed is no reason not to run for an instance elsewhere. */
  private static List<Instance> selected(
      GroupConfiguration group, Place place, List<SnapshotException> missing) {
    if (group.selections().isEmpty()) {
      return List.of();
    }
    try {
      InstanceListing listing = place.listInstances();
      listing.missing().ifPresent(missing::add);
      return listing.instances().stream()
          .filter(instance ->
              group.selections().stream().anyMatch(selection -> selection.selects(instance)))
          .toList();
    } catch (SnapshotException notListed) {
      missing.add(notListed);
      return List.of();
    }
  }

  private static Instance instance(String name) {
    return new Instance(name, name, Map.of());
  }
}
