package io.github.lightsailsnapshot.examples.commandline.doctor;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.selection.Instance;
import io.github.lightsailsnapshot.core.selection.Selection;
import io.github.lightsailsnapshot.examples.commandline.fleet.Place;
import io.github.lightsailsnapshot.examples.commandline.fleet.file.GroupConfiguration;
import io.github.lightsailsnapshot.examples.commandline.messages.OneLine;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which instances a group takes in a place. Names in full are known without the permission to list the instances, but not
 * whether the instances exist.
 *
 * @param listing the snapshots, if they could be listed
 */
record SelectionChecks(Place place, Optional<Listing> listing) {

  /** @param where where the group is in the file */
  Finding of(GroupConfiguration group, String where) {
    String check = "instances of " + where;
    try {
      List<Instance> instances = complete();
      return listed(check, group, instances);
    } catch (SnapshotException notListed) {
      return group.selections().isEmpty()
          ? named(check, group)
          : Finding.failed(check, OneLine.told(notListed));
    }
  }

  private List<Instance> complete() {
    var all = place.listInstances();
    all.missing().ifPresent(why -> {
      throw why;
    });
    return all.instances();
  }

  private static Finding listed(String check, GroupConfiguration group, List<Instance> instances) {
    Set<String> names =
        instances.stream().map(Instance::name).collect(Collectors.toCollection(TreeSet::new));
    List<String> missing = Stream.concat(
            group.fixedNames().stream()
                .filter(name -> !names.contains(name))
                .map(name -> "no instance " + name),
            group.selections().stream()
                .filter(selection -> instances.stream().noneMatch(selection::selects))
                .map(selection -> "nothing for " + selection))
        .toList();
    Set<String> taken = taken(group, instances);
    return missing.isEmpty()
        ? Finding.ok(check, taken.size() + " selected: " + InstanceNames.some(taken))
        : Finding.failed(
            check,
            "there is " + String.join(", ", missing) + " in the region; "
                + InstanceNames.thereAre(names));
  }

  private static Set<String> taken(GroupConfiguration group, List<Instance> instances) {
    List<Selection> selections = group.selections();
    return instances.stream()
        .filter(instance -> group.fixedNames().contains(instance.name())
            || selections.stream().anyMatch(selection -> selection.selects(instance)))
        .map(Instance::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Finding named(String check, GroupConfiguration group) {
    Set<String> known = listing.stream()
        .flatMap(all -> all.snapshots().stream())
        .map(snapshot -> snapshot.source().name())
        .collect(Collectors.toSet());
    List<String> others =
        group.fixedNames().stream().filter(name -> !known.contains(name)).toList();
    if (listing.isEmpty()) {
      return Finding.unknown(check, "neither instances nor snapshots could be listed");
    }
    return others.isEmpty()
        ? Finding.ok(check, "all " + group.fixedNames().size() + " have snapshots")
        : Finding.warning(
            check,
            InstanceNames.some(others)
                + ": no snapshots, and whether it exists is not known without the permission"
                + " lightsail:GetInstances; is the name right, and the region?");
  }
}
