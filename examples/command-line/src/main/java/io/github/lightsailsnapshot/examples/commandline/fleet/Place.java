package io.github.lightsailsnapshot.examples.commandline.fleet;

import io.github.lightsailsnapshot.core.client.RateLimiter;
import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.lightsail.LightsailSnapshots;
import io.github.lightsailsnapshot.core.selection.InstanceClient;
import io.github.lightsailsnapshot.core.selection.InstanceListing;
import io.github.lightsailsnapshot.core.time.TimeSource;
import java.util.Optional;

/**
 * A region of an account: the clients that all groups there share.
 *
 * @param name for people, such as {@code eu-central-1} or {@code eu-central-1 (agency)}
 */
record Place(String name, SnapshotClient snapshots, InstanceClient instances) {
  static Place of(Optional<String> profile, LightsailSnapshots snapshots) {
    InstanceClient instances = new KnownInstances(snapshots.instances());
    return new Place(name(profile, snapshots.region()), snapshots, instances);
  }

  static Place unreachable(Optional<String> profile, UnreachablePlace place) {
    return new Place(name(profile, place.region()), place, place.instances());
  }

  /** Lists the instances, for up to a minute if the service throttles that. */
  InstanceListing listInstances() {
    return instances.limitedBy(RateLimiter.adaptive(TimeSource.system())).list();
  }

  private static String name(Optional<String> profile, Optional<String> region) {
    return region.orElse("the default region")
        + profile.map(account -> " (" + account + ")").orElse("");
  }
}
