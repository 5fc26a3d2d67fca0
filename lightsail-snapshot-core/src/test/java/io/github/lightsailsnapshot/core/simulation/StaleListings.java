package io.github.lightsailsnapshot.core.simulation;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.Listing.Unreadable;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** How the region shows itself: in any order, and each item more or less behind what was done. */
final class StaleListings {
  private final World world;

  StaleListings(World world) {
    this.world = world;
  }

  Listing view(int execution, int call, Fault fault) {
    SplittableRandom random = world.seeded().draw("view", execution, call);
    List<Snapshot> items = world.region().seenWith(lag(execution, call, random));
    SeededRandom.shuffle(items, random);
    List<Unreadable> unreadable = new ArrayList<>();
    if (fault == Fault.UNREADABLE_ITEM && !items.isEmpty()) {
      unreadable.add(new Unreadable(items.remove(0).name(), "createdAt is missing"));
    }
    if (fault == Fault.REPEATED_ITEM && !items.isEmpty()) {
      items.add(items.get(0));
    }
    return new Listing(items, unreadable, servedAt());
  }

  private SimulatedRegion.Lag lag(int execution, int call, SplittableRandom random) {
    long most = world.faultProfile().lag().toMillis();
    boolean lags = most > 0 && world.seeded().strikes("listing lags", execution, call, 0.6);
    return () -> lags ? Duration.ofMillis(random.nextLong(most)) : Duration.ZERO;
  }

  /** The service tells whole seconds only. */
  private Optional<Instant> servedAt() {
    return world.faultProfile().datesListings()
        ? Optional.of(world.region().now().truncatedTo(ChronoUnit.SECONDS))
        : Optional.empty();
  }
}
