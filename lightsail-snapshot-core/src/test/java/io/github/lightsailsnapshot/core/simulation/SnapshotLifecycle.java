package io.github.lightsailsnapshot.core.simulation;

import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.time.Duration;
import java.util.SplittableRandom;

/** Decides what becomes of a new snapshot: available sooner or later, an error, or pending for good. */
final class SnapshotLifecycle {
  private final World world;

  SnapshotLifecycle(World world) {
    this.world = world;
  }

  void decide(int execution, int call, String name) {
    Snapshot pending = world.region().find(name).orElseThrow();
    if (strikes("it never settles", execution, call, 0.04)) {
      return;
    }
    State state =
        strikes("it ends in an error", execution, call, 0.08) ? State.ERROR : State.AVAILABLE;
    Duration after = Duration.ofSeconds(1 + seconds(execution, call));
    world
        .region()
        .bring(new SimulatedRegion.Fate(world.region().now().plus(after), pending, state));
  }

  private long seconds(int execution, int call) {
    SplittableRandom random = world.seeded().draw("settling", execution, call);
    if (strikes("it takes long", execution, call, 0.1)) {
      return random.nextInt(4_000);
    }
    return strikes("it takes a while", execution, call, 0.3) ? random.nextInt(300) : 0;
  }

  private boolean strikes(String what, int execution, int call, double odds) {
    return world.seeded().strikes(what, execution, call, world.isCalm() ? 0 : odds);
  }
}
