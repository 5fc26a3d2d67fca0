package io.github.lightsailsnapshot.core.simulation;

import io.github.lightsailsnapshot.core.client.ForeignNames;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import io.github.lightsailsnapshot.retention.SourceRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** What is in the account when the story begins: own snapshots of all states, and foreign ones with names that come near. */
final class InitialState {
  private static final int MOST_SNAPSHOTS = 16;
  private static final List<Duration> STEPS = List.of(
      Duration.ofMinutes(10),
      Duration.ofHours(1),
      Duration.ofHours(6),
      Duration.ofDays(1),
      Duration.ofDays(1));

  private final World world;
  private final SeededRandom seeded;
  private final SimulatedRegion region;
  private final Instant now;

  InitialState(World world) {
    this.world = world;
    this.seeded = world.seeded();
    this.region = world.region();
    this.now = world.region().now();
  }

  void put() {
    SplittableRandom random = seeded.draw("what there was");
    Duration step = SeededRandom.oneOf(STEPS, random);
    int snapshots = random.nextInt(MOST_SNAPSHOTS);
    String newId = region.renewSource();
    String oldId = seeded.strikes("the source was made anew", 0.2) ? "the web-1 of before" : newId;
    for (int i = 0; i < snapshots; i++) {
      if (!seeded.strikes("a snapshot of before", i, 0, 0.95)) {
        continue;
      }
      int seconds = 60 + seeded.draw("a snapshot's second", i, 0).nextInt(400);
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
        && world.faultProfile().datesListings()
        && seeded.strikes("dated in the future", i, 0, 0.01);
    Instant dated = ahead ? createdAt.plus(Duration.ofDays(100)) : createdAt;
    Snapshot snapshot = new Snapshot(
        name(i, createdAt),
        SourceRef.of(SimulatedRegion.SOURCE).withId(sourceId),
        dated,
        state,
        40,
        seeded.strikes("tagged", i, 0, 0.08) ? Map.of("hold", "") : Map.of(),
        seeded.strikes("copy of an automatic one", i, 0, 0.03));
    region.begin(snapshot);
    if (snapshot.state() == State.PENDING && seeded.strikes("settles late", i, 0, 0.5)) {
      region.bring(new SimulatedRegion.Fate(now.plusSeconds(600), snapshot, State.AVAILABLE));
    }
  }

  private String name(int i, Instant createdAt) {
    String name = ExpectedNames.at(createdAt);
    boolean isScripts = seeded.strikes("named by the script", i, 0, 0.1);
    return isScripts ? name.substring(0, name.length() - 1) : name;
  }

  private State state(int i) {
    if (seeded.strikes("pending at the beginning", i, 0, 0.02)) {
      return State.PENDING;
    }
    if (seeded.strikes("unknown at the beginning", i, 0, 0.01)) {
      return State.UNKNOWN;
    }
    return seeded.strikes("failed before", i, 0, 0.06) ? State.ERROR : State.AVAILABLE;
  }

  private void foreign(String sourceId) {
    for (int i = 0; i < ForeignNames.NEAR_NIGHTLY.size(); i++) {
      if (seeded.strikes("a near name", i, 0, 0.2)) {
        SplittableRandom random = seeded.draw("of when", i, 0);
        Instant createdAt = now.minus(Duration.ofHours(random.nextInt(2_000)));
        State state = SeededRandom.oneOf(
            List.of(State.AVAILABLE, State.AVAILABLE, State.PENDING, State.ERROR), random);
        region.beginForeign(new Snapshot(
            ForeignNames.NEAR_NIGHTLY.get(i),
            SourceRef.of(SimulatedRegion.SOURCE).withId(sourceId),
            createdAt,
            state,
            40,
            Map.of(),
            false));
      }
    }
    for (int i = 0; i < 5; i++) {
      if (seeded.strikes("a snapshot of another source", i, 0, 0.3)) {
        Instant createdAt = now.minus(Duration.ofHours(7L * i)).minusSeconds(7);
        region.begin(Snapshot.available(
            ExpectedNames.at(createdAt), SimulatedRegion.OTHER_SOURCE, createdAt));
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
      String name = ExpectedNames.at(slot);
      if (seeded.strikes("a name is held by something else", ahead, 0, 0.02)) {
        region.holdName(name);
      } else if (seeded.strikes("a name is held by another source", ahead, 0, 0.02)) {
        region.begin(Snapshot.available(name, SimulatedRegion.OTHER_SOURCE, now.minusSeconds(100)));
      }
    }
  }
}
