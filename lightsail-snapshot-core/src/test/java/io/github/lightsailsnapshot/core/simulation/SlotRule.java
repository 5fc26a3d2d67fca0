package io.github.lightsailsnapshot.core.simulation;

import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * At most one snapshot that did not fail is ever made in a slot, and none of its names is used twice. What the job deleted
 * counts; what somebody else deleted does not, and what was created before its slot does not either. A slot of which somebody
 * else deleted a failed one is left out: its name was part of the lock, and whoever does not know yet that it is gone takes the
 * next name.
 */
final class SlotRule {
  private final World world;

  SlotRule(World world) {
    this.world = world;
  }

  /**
   * Checks a snapshot that has just been made.
   *
   * @param before the snapshot that had the name before, and is gone
   */
  void check(String created, Optional<Snapshot> before) {
    if (world.plan().slot().isEmpty() || isWithoutAnyTime()) {
      return;
    }
    boolean isUsedTwice = before.filter(this::counts).isPresent();
    world.require(!isUsedTwice, Invariant.NAME_ONCE, () -> created + " was " + before.get());
    Instant slot = ExpectedNames.timeIn(created).orElseThrow();
    List<String> good = world.region().everOwn().stream()
        .filter(snapshot -> isOf(slot, snapshot))
        .filter(snapshot -> snapshot.state() != State.ERROR && counts(snapshot))
        .map(Snapshot::name)
        .toList();
    world.require(
        good.size() <= 1 || isLockBroken(slot), Invariant.ONE_A_SLOT, () -> "the slot has " + good);
  }

  private static boolean isOf(Instant slot, Snapshot snapshot) {
    return ExpectedNames.timeIn(snapshot.name()).filter(slot::equals).isPresent()
        && !snapshot.createdAt().isBefore(slot);
  }

  private boolean counts(Snapshot snapshot) {
    return world.region().isOwn(snapshot) && !world.region().wasRemovedByOthers(snapshot);
  }

  private boolean isLockBroken(Instant slot) {
    return world.region().removedByOthers().stream()
        .map(SimulatedRegion.Removal::snapshot)
        .anyMatch(gone -> isOf(slot, gone) && gone.state() == State.ERROR);
  }

  /** A listing that lags and tells no time, read by a host with a wrong clock: nothing is left that tells the slot. */
  private boolean isWithoutAnyTime() {
    return !world.faultProfile().datesListings()
        && !world.faultProfile().lag().isZero()
        && world.executions().stream().anyMatch(host -> host.clock().wasWrong());
  }
}
