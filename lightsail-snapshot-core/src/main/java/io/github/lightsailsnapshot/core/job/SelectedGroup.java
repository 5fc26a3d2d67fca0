package io.github.lightsailsnapshot.core.job;

import io.github.lightsailsnapshot.core.client.RateLimiter;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.engine.ForeignCode;
import io.github.lightsailsnapshot.core.selection.Instance;
import io.github.lightsailsnapshot.core.selection.InstanceClient;
import io.github.lightsailsnapshot.core.selection.InstanceListing;
import io.github.lightsailsnapshot.core.time.TimeSource;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/**
 * A group, and the instances of its region as one run found them.
 *
 * @param group the group
 * @param region the instances; none if they could not be listed
 */
record SelectedGroup(FleetGroup group, InstanceListing region) {

  /** Lists the instances of each group. Groups that share a client list once. */
  static List<SelectedGroup> list(List<FleetGroup> groups, TimeSource time) {
    IdentityHashMap<InstanceClient, InstanceListing> known = new IdentityHashMap<>();
    return groups.stream()
        .map(group -> new SelectedGroup(
            group, known.computeIfAbsent(group.instances(), client -> listed(client, time))))
        .toList();
  }

  /** A client is foreign code. */
  private static InstanceListing listed(InstanceClient client, TimeSource time) {
    try {
      return client.limitedBy(RateLimiter.adaptive(time)).list();
    } catch (SnapshotException failed) {
      return new InstanceListing(List.of(), Optional.of(failed));
    } catch (Throwable unexpected) {
      ForeignCode.keepInterruption(unexpected);
      return new InstanceListing(
          List.of(),
          Optional.of(new SnapshotException.Unavailable(
              "Could not list the instances: the client failed with "
                  + unexpected.getClass().getSimpleName(),
              unexpected)));
    }
  }

  List<Instance> selected() {
    return region.instances().stream().filter(group.selection()::selects).toList();
  }

  boolean isComplete() {
    return region.missing().isEmpty();
  }

  /** Where the group's snapshots are, such as {@code eu-central-1}. */
  String place() {
    return ForeignCode.where(group.snapshots()).region().orElse("the region");
  }
}
