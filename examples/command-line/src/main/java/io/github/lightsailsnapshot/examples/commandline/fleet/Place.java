package io.github.lightsailsnapshot.examples.commandline.fleet;

import io.github.lightsailsnapshot.core.client.RateLimiter;
import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.lightsail.LightsailSnapshots;
import io.github.lightsailsnapshot.core.selection.InstanceClient;
import io.github.lightsailsnapshot.core.selection.InstanceListing;
import io.github.lightsailsnapshot.core.time.TimeSource;
import java.util.Optional;
import software.amazon.awssdk.services.lightsail.LightsailClient;

/**
 * A region of an account: the clients that all groups there share.
 *
 * @param name for people, such as {@code eu-central-1} or {@code eu-central-1 (agency)}
 * @param client the SDK's client; empty if the account cannot be called
 */
public record Place(
    String name,
    Optional<String> profile,
    SnapshotClient snapshots,
    InstanceClient instances,
    Optional<LightsailClient> client) {
  static Place of(Optional<String> profile, LightsailClient client) {
    LightsailSnapshots snapshots = LightsailSnapshots.ofInstances(client);
    InstanceClient instances = new KnownInstances(snapshots.instances());
    return new Place(
        name(profile, snapshots.region()), profile, snapshots, instances, Optional.of(client));
  }

  static Place unreachable(Optional<String> profile, UnreachablePlace place) {
    return new Place(
        name(profile, place.region()), profile, place, place.instances(), Optional.empty());
  }

  /** Why it cannot be called; empty if it can. */
  public Optional<String> whyNot() {
    return snapshots instanceof UnreachablePlace unreachable
        ? Optional.of(unreachable.why())
        : Optional.empty();
  }

  /** The same place, with another client for its snapshots. */
  Place with(SnapshotClient others) {
    return new Place(name, profile, others, instances, client);
  }

  /** Lists the instances, for up to a minute if the service throttles that. */
  public InstanceListing listInstances() {
    return instances.limitedBy(RateLimiter.adaptive(TimeSource.system())).list();
  }

  private static String name(Optional<String> profile, Optional<String> region) {
    return region.orElse("the default region")
        + profile.map(account -> " (" + account + ")").orElse("");
  }
}
