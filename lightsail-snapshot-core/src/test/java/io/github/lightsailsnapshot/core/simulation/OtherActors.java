package io.github.lightsailsnapshot.core.simulation;

import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.util.List;
import java.util.SplittableRandom;

/** Everybody else with access to the account, and whoever sets the hosts' clocks. */
final class OtherActors {
  private final World world;

  OtherActors(World world) {
    this.world = world;
  }

  /** Before a call of a host, something may have been done. */
  void meddle(Execution execution, int call) {
    SplittableRandom random = world.seeded().draw("meddling", execution.number(), call);
    if (strikes("somebody deletes a snapshot", execution, call, 1)) {
      deleteOne(execution, random);
    }
    if (strikes("the source is made anew", execution, call, 0.2)) {
      world.noted(execution, "the source is made anew: " + world.region().renewSource());
    }
    if (strikes("the source is removed", execution, call, 0.05)) {
      world.region().removeSource();
      world.noted(execution, "the source is removed");
    }
    if (strikes("the clock is set", execution, call, 0.3)) {
      execution.clock().set(HostClock.drawnOffset(random));
      world.noted(execution, "the clock is set to " + execution.clock().offset() + " off");
    }
  }

  private void deleteOne(Execution execution, SplittableRandom random) {
    List<Snapshot> there = world.region().snapshots().stream()
        .filter(snapshot -> snapshot.state() != State.PENDING)
        .toList();
    if (!there.isEmpty()) {
      Snapshot chosen = SeededRandom.oneOf(there, random);
      world.region().deleteByOthers(chosen);
      world.noted(execution, "meanwhile somebody else deletes " + chosen.name());
    }
  }

  private boolean strikes(String what, Execution execution, int call, double share) {
    return world
        .seeded()
        .strikes(what, execution.number(), call, world.faultProfile().meddling() * share);
  }
}
