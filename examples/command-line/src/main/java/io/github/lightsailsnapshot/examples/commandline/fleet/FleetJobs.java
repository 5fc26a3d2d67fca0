package io.github.lightsailsnapshot.examples.commandline.fleet;

import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.job.FleetGroup;
import io.github.lightsailsnapshot.core.job.SnapshotFleet;
import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.core.selection.Instance;
import io.github.lightsailsnapshot.core.selection.Selection;
import io.github.lightsailsnapshot.examples.commandline.fleet.file.FleetConfiguration;
import io.github.lightsailsnapshot.examples.commandline.fleet.file.GroupConfiguration;
import io.github.lightsailsnapshot.examples.commandline.messages.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Adds the jobs of the groups to a fleet. */
record FleetJobs(FleetConfiguration configuration, FleetClients clients) {

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
    SnapshotFleet.Builder fleet = SnapshotFleet.builder();
    for (GroupConfiguration group : configuration.groups()) {
      if (clients.places(group).contains(place)) {
        checked(group, () -> add(group, place, fleet));
      }
    }
    return fleet.build();
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
    selections.forEach(selection ->
        fleet.group(new FleetGroup(place.snapshots(), place.instances(), selection, group.job())));
  }

  private static SnapshotJob job(GroupConfiguration group, Place place, String name) {
    return group.job().job(place.snapshots(), new Instance(name, name, Map.of()));
  }

  /**
   * Adds only jobs of some instances. Instances are listed where a group depends on that.
   *
   * @param names names of instances, or patterns
   * @throws UsageException if a name is of no instance of the fleet
   * @throws SnapshotException if the instances cannot be listed
   */
  SnapshotFleet.Builder addOnly(List<String> names, SnapshotFleet.Builder fleet) {
    List<SnapshotJob> all = new ArrayList<>();
    for (GroupConfiguration group : configuration.groups()) {
      clients.places(group).forEach(place -> checked(group, () -> all.addAll(jobs(group, place))));
    }
    List<SnapshotJob> chosen = new ArrayList<>();
    for (String name : names) {
      Selection selection = Selection.named(name);
      List<SnapshotJob> found = all.stream()
          .filter(job -> selection.selects(new Instance(job.source(), job.source(), Map.of())))
          .toList();
      if (found.isEmpty()) {
        throw new UsageException("--only " + name + ": the fleet has no such instance; it has "
            + all.stream()
                .map(SnapshotJob::source)
                .distinct()
                .sorted()
                .limit(50)
                .collect(Collectors.joining(", ")));
      }
      found.stream().filter(job -> !chosen.contains(job)).forEach(chosen::add);
    }
    return fleet.jobs(chosen);
  }

  private static List<SnapshotJob> jobs(GroupConfiguration group, Place place) {
    List<SnapshotJob> jobs = new ArrayList<>();
    group.fixedNames().forEach(name -> jobs.add(job(group, place, name)));
    if (!group.selections().isEmpty()) {
      for (Instance instance : place.instances().list().instances()) {
        if (group.selections().stream().anyMatch(selection -> selection.selects(instance))) {
          jobs.add(group.job().job(place.snapshots(), instance));
        }
      }
    }
    return jobs;
  }
}
