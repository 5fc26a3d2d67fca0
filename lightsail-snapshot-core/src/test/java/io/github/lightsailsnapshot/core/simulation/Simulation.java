package io.github.lightsailsnapshot.core.simulation;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;

/** Plays worlds, one for each seed, and keeps what broke. */
final class Simulation {
  private final Mistake mistake;
  private final Statistics statistics = new Statistics();

  Simulation(Mistake mistake) {
    this.mistake = mistake;
  }

  /** A world that broke a rule. */
  record Failure(long seed, Violation violation) {}

  /** The failure with the lowest seed, if there is one; later seeds are left out once one has failed. */
  Optional<Failure> play(long firstSeed, long worlds) {
    ConcurrentSkipListMap<Long, Violation> failures = new ConcurrentSkipListMap<>();
    AtomicBoolean failed = new AtomicBoolean();
    LongStream.range(firstSeed, firstSeed + worlds)
        .parallel()
        .filter(seed -> !failed.get())
        .forEach(seed -> play(seed).ifPresent(violation -> {
          failed.set(true);
          failures.put(seed, violation);
        }));
    return Optional.ofNullable(failures.firstEntry())
        .map(first -> new Failure(first.getKey(), first.getValue()));
  }

  private Optional<Violation> play(long seed) {
    World world = new World(seed, Set.of(), mistake);
    Optional<Violation> violation = violationIn(world);
    statistics.add(world);
    return violation;
  }

  static Optional<Violation> violationIn(World world) {
    try {
      world.play();
      return Optional.empty();
    } catch (Violation found) {
      return Optional.of(found);
    }
  }

  Statistics statistics() {
    return statistics;
  }
}
