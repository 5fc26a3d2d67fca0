package io.github.lightsailsnapshot.core.simulation;

import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.util.List;

/**
 * At most one snapshot that did not fail in a slot. A slot of which somebody else deleted a failed one is left out: its name
 * was part of the lock, and whoever does not know yet that it is gone takes the next name.
 */
final class SlotRule {
  private static final int NAME_OF_A_SLOT = (Region.BASENAME + "-2026-11-22T03-00-00Z").length();

  private final World world;

  SlotRule(World world) {
    this.world = world;
  }

  void check(String created) {
    String slot = created.substring(0, NAME_OF_A_SLOT);
    List<String> good = world.region().own().stream()
        .filter(snapshot -> snapshot.name().startsWith(slot) && snapshot.state() != State.ERROR)
        .map(Snapshot::name)
        .toList();
    world.require(
        world.plan().slot().isEmpty() || good.size() <= 1 || isLockBroken(slot),
        Rule.ONE_A_SLOT,
        () -> "the slot has " + good);
  }

  private boolean isLockBroken(String slot) {
    return world.region().removedByOthers().stream()
        .map(Region.Removal::snapshot)
        .anyMatch(gone -> gone.name().startsWith(slot) && gone.state() == State.ERROR);
  }
}
