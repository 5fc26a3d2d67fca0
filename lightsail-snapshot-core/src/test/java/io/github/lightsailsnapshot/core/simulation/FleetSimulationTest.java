package io.github.lightsailsnapshot.core.simulation;

import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * A fleet in simulated worlds of up to a hundred instances, with hosts at once and faults at every call. Each commit plays
 * worlds of its own; {@code -Dsimulation.fleets=10000} plays more, {@code -Dsimulation.from=1} others.
 */
class FleetSimulationTest {
  /** A fleet's world has as many runs as many worlds of a job. */
  private static final long WORLDS_OF_A_JOB = 200;

  private static final long FEWEST = 10;

  @Test
  void noPromiseIsBroken() {
    long from = Long.getLong("simulation.from", firstOfTheCommit());
    long worlds = Long.getLong("simulation.fleets", byDefault());
    System.out.printf(
        "Simulating the fleets %d to %d; again: -Dsimulation.from=%d -Dsimulation.fleets=%d%n",
        from, from + worlds - 1, from, worlds);
    ConcurrentSkipListMap<Long, String> broken = new ConcurrentSkipListMap<>();

    LongStream.range(from, from + worlds)
        .parallel()
        .forEach(seed -> violationIn(seed).ifPresent(found -> broken.put(seed, found)));

    if (!broken.isEmpty()) {
      fail("world " + broken.firstKey() + ": " + broken.firstEntry().getValue());
    }
  }

  private static long byDefault() {
    return Math.max(FEWEST, Long.getLong("simulation.runs", 10_000L) / WORLDS_OF_A_JOB);
  }

  static Optional<String> violationIn(long seed) {
    try {
      new FleetWorld(seed).play();
      return Optional.empty();
    } catch (Violation found) {
      return Optional.of(String.valueOf(found.getMessage()));
    }
  }

  private static long firstOfTheCommit() {
    Optional<String> commit = CheckedOutCommit.abbreviated(Path.of(""));
    return commit.map(digits -> 10_000 * Long.parseLong(digits, 16)).orElse(1L);
  }
}
