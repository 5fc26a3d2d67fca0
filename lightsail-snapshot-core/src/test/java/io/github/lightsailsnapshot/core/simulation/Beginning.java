package io.github.lightsailsnapshot.core.simulation;

import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** What is in the account when the story begins: own snapshots of all states, and foreign ones with names that come near. */
final class Beginning {
  private static final int MOST_SNAPSHOTS = 16;
  private static final List<Duration> STEPS = List.of(
      Duration.ofMinutes(10),
      Duration.ofHours(1),
      Duration.ofHours(6),
      Duration.ofDays(1),
      Duration.ofDays(1));
  private static final List<String> NEAR_NAMES = List.of(
      "nightly",
      "nightly-2",
      "nightly-golden-before-upgrade",
      "nightlyA1",
      "nightly-2023-03-01",
      "nightly-2023-02-30T00-00-00Z",
      "nightly-2023-03-01T00-00-00Z-1",
      "nightly-2023-03-01T00-00-00Z-x",
      "Nightly-2023-03-01T00-00-00Z",
      "x-nightly-2023-03-01T00-00-00Z",
      "weekly-2023-03-01T00-00-00Z");

  private final World world;
  private final Chance chance;
  private final Region region;
  private final Instant now;

  Beginning(World world) {
    this.world = world;
    this.chance = world.chance();
    this.region = world.region();
    this.now = world.region().now();
  }

  void put() {
    SplittableRandom random = chance.draw("what there was");
    Duration step = Chance.oneOf(STEPS, random);
    int snapshots = random.nextInt(MOST_SNAPSHOTS);
    String newId = region.renewSource();
    String oldId = chance.strikes("the source was made anew", 0.2) ? "the web-1 of before" : newId;
    for (int i = 0; i < snapshots; i++) {
      if (!chance.strikes("a snapshot of before", i, 0, 0.95)) {
        continue;
      }
      int seconds = 60 + chance.draw("a snapshot's second", i, 0).nextInt(400);
      Instant createdAt = now.minus(step.multipliedBy(i)).minusSeconds(seconds);
      own(i, createdAt, i < snapshots / 2 ? newId : oldId);
    }
    foreign(newId);
    heldNames();
  }

  private void own(int i, Instant createdAt, String sourceId) {
    State state = state(i);
    boolean ahead = state == State.AVAILABLE
        && world.plan().slot().isEmpty()
        && world.weather().datesListings()
        && chance.strikes("dated in the future", i, 0, 0.01);
    Instant dated = ahead ? createdAt.plus(Duration.ofDays(100)) : createdAt;
    Snapshot snapshot = new Snapshot(
        name(i, createdAt),
        Region.SOURCE,
        sourceId,
        dated,
        state,
        40,
        chance.strikes("tagged", i, 0, 0.08) ? Map.of("hold", "") : Map.of(),
        chance.strikes("copy of an automatic one", i, 0, 0.03));
    region.begin(snapshot);
    if (snapshot.state() == State.PENDING && chance.strikes("settles late", i, 0, 0.5)) {
      region.bring(new Region.Fate(now.plusSeconds(600), snapshot, State.AVAILABLE));
    }
  }

  private String name(int i, Instant createdAt) {
    String name = Names.at(createdAt);
    boolean isScripts = chance.strikes("named by the script", i, 0, 0.1);
    return isScripts ? name.substring(0, name.length() - 1) : name;
  }

  private State state(int i) {
    if (chance.strikes("pending at the beginning", i, 0, 0.02)) {
      return State.PENDING;
    }
    if (chance.strikes("unknown at the beginning", i, 0, 0.01)) {
      return State.UNKNOWN;
    }
    return chance.strikes("failed before", i, 0, 0.06) ? State.ERROR : State.AVAILABLE;
  }

  private void foreign(String sourceId) {
    for (int i = 0; i < NEAR_NAMES.size(); i++) {
      if (chance.strikes("a near name", i, 0, 0.2)) {
        SplittableRandom random = chance.draw("of when", i, 0);
        Instant createdAt = now.minus(Duration.ofHours(random.nextInt(2_000)));
        State state = Chance.oneOf(
            List.of(State.AVAILABLE, State.AVAILABLE, State.PENDING, State.ERROR), random);
        region.beginForeign(new Snapshot(
            NEAR_NAMES.get(i), Region.SOURCE, sourceId, createdAt, state, 40, Map.of(), false));
      }
    }
    for (int i = 0; i < 5; i++) {
      if (chance.strikes("a snapshot of another source", i, 0, 0.3)) {
        Instant createdAt = now.minus(Duration.ofHours(7L * i)).minusSeconds(7);
        region.begin(Snapshot.available(Names.at(createdAt), Region.OTHER_SOURCE, createdAt));
      }
    }
  }

  /** The name of a slot to come may be in use already. */
  private void heldNames() {
    for (int ahead = 0; ahead < 2; ahead++) {
      Instant slot = world
          .plan()
          .slotOf(now)
          .plus(world.plan().slot().orElse(Duration.ZERO).multipliedBy(ahead));
      String name = Names.at(slot);
      if (chance.strikes("a name is held by something else", ahead, 0, 0.02)) {
        region.holdName(name);
      } else if (chance.strikes("a name is held by another source", ahead, 0, 0.02)) {
        region.begin(Snapshot.available(name, Region.OTHER_SOURCE, now.minusSeconds(100)));
      }
    }
  }
}
