package io.github.lightsailsnapshot.examples.commandline.fleet;

import io.github.lightsailsnapshot.core.client.RateLimiter;
import io.github.lightsailsnapshot.core.selection.InstanceClient;
import io.github.lightsailsnapshot.core.selection.InstanceListing;
import java.util.Optional;

/** Lists the instances of a place once, however many ask for them. Thread-safe. */
final class KnownInstances implements InstanceClient {
  private final InstanceClient client;
  private Optional<InstanceListing> known = Optional.empty();

  KnownInstances(InstanceClient client) {
    this.client = client;
  }

  @Override
  public InstanceListing list() {
    return listed(client);
  }

  private synchronized InstanceListing listed(InstanceClient with) {
    InstanceListing listing = known.orElseGet(with::list);
    known = Optional.of(listing);
    return listing;
  }

  @Override
  public InstanceClient limitedBy(RateLimiter limiter) {
    InstanceClient limited = client.limitedBy(limiter);
    return () -> listed(limited);
  }
}
