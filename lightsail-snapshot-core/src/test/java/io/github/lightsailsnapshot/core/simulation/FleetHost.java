package io.github.lightsailsnapshot.core.simulation;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.time.TimeSource;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** One host's way to the region of a fleet's world, on which everything can go wrong, and its elapsed time. */
final class FleetHost implements SnapshotClient, TimeSource {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int ENDLESS = 100_000;

  private final FleetWorld world;
  private final int number;
  private final double odds;
  private int calls;
  private int pauses;
  private int lists;
  private int creations;
  private boolean isDown;
  private boolean killed;
  private boolean interrupted;

  /**
   * @param odds how often a call goes wrong
   */
  FleetHost(FleetWorld world, int number, double odds) {
    this.world = world;
    this.number = number;
    this.odds = odds;
  }

  /** From now on nothing is answered. */
  FleetHost down() {
    isDown = true;
    return this;
  }

  boolean wasKilled() {
    return killed;
  }

  int lists() {
    return lists;
  }

  int creations() {
    return creations;
  }

  @Override
  public Listing list() {
    lists++;
    int call = begin();
    Duration lag = Duration.ofSeconds(
        odds > 0 && world.seeded().strikes("lag", number, call, 0.3)
            ? world.seeded().draw("which lag", number, call).nextInt(50)
            : 0);
    return exchange(CallKind.LIST, call, () -> world.region().list(lag));
  }

  @Override
  public Optional<Instant> create(String source, String name) {
    creations++;
    int call = begin();
    return Optional.of(exchange(CallKind.CREATE, call, () -> world.region().create(source, name)));
  }

  @Override
  public void delete(Snapshot snapshot) {
    int call = begin();
    Snapshot unused = exchange(CallKind.DELETE, call, () -> {
      world.region().delete(snapshot);
      return snapshot;
    });
  }

  private int begin() {
    if (killed) {
      throw new ProcessKilled();
    }
    world.require(!interrupted, Invariant.STOPS_AT_ONCE, () -> "host " + number);
    world.require(++calls < ENDLESS, Invariant.BOUNDED, () -> "host " + number);
    if (isDown) {
      world.regionIsDown();
      world.scheduler().pass(Duration.ofMillis(10));
      throw new SnapshotException.AccessDenied("Could not call: the region is down");
    }
    return calls;
  }

  private <T> T exchange(CallKind kind, int call, Supplier<T> effect) {
    SplittableRandom random = world.seeded().draw("which fault", number, call);
    Fault fault =
        world.seeded().strikes("fault", number, call, odds) ? Fault.of(kind, random) : Fault.NONE;
    if (fault.interrupts()) {
      interrupted = true;
      Thread.currentThread().interrupt();
    }
    Instant began = world.scheduler().instant();
    world.scheduler().pass(Duration.ofMillis(1 + random.nextInt(100)));
    if (fault.isLate()) {
      world.region().bring(began.plusSeconds(40 + random.nextInt(200)), () -> unheard(effect));
    }
    Optional<T> result =
        fault.isEffective() ? Optional.of(world.watched(effect)) : Optional.empty();
    if (fault.kills()) {
      killed = true;
      throw new ProcessKilled();
    }
    world.scheduler().pass(fault.takesTheWholeLimit() ? LIMIT : Duration.ofMillis(1));
    fault.answer("Could not " + kind + " in call " + call).ifPresent(failure -> {
      throw failure;
    });
    return result.orElseGet(() -> world.watched(effect));
  }

  private <T> void unheard(Supplier<T> effect) {
    try {
      T unused = world.watched(effect);
    } catch (SnapshotException nobodyHears) {
      // The caller gave the request up long ago.
    }
  }

  @Override
  public long nanos() {
    return world.scheduler().nanos();
  }

  @Override
  public void sleep(Duration pause) throws InterruptedException {
    if (killed) {
      throw new ProcessKilled();
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    world.scheduler().pass(pause);
    if (world.seeded().strikes("interrupted in a pause", number, ++pauses, odds / 20)) {
      interrupted = true;
      throw new InterruptedException();
    }
  }
}
