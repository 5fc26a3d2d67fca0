package io.github.lightsailsnapshot.examples.cluster;

import io.github.lightsailsnapshot.core.client.RateLimiter;
import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.lightsail.AwsClients;
import io.github.lightsailsnapshot.core.lightsail.LightsailSnapshots;
import io.github.lightsailsnapshot.core.spi.Notifier;
import io.github.lightsailsnapshot.core.time.TimeSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/** The clients of a worker: one for each account and region, whose tasks share its listings and its request rate. */
final class Clients implements AutoCloseable {
  private final Map<Place, Client> clients = new HashMap<>();

  private record Place(Optional<String> profile, Region region) {}

  private record Client(LightsailSnapshots lightsail, SnapshotClient shared) {
    static Client of(Place place) {
      AwsClients access = place.profile().map(AwsClients::profile).orElseGet(AwsClients::defaults);
      LightsailSnapshots lightsail = LightsailSnapshots.of(
              access.region(place.region()).withoutThrottlingRetries())
          .limitedBy(RateLimiter.adaptive(TimeSource.system()));
      return new Client(lightsail, lightsail.sharingListings());
    }
  }

  /**
   * Returns a group with its clients.
   *
   * @throws IllegalArgumentException if there are no credentials
   */
  SourceGroup group(GroupSettings settings, Notifier notifier) {
    Client client =
        clients.computeIfAbsent(new Place(settings.profile(), settings.region()), Client::of);
    return settings.group(client.shared(), client.lightsail().instances(), notifier);
  }

  @Override
  public void close() {
    clients.values().forEach(client -> client.lightsail().close());
  }
}
