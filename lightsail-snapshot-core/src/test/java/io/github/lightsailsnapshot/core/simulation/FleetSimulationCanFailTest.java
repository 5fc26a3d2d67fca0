package io.github.lightsailsnapshot.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The simulation of fleets finds each known mistake, planted around a right fleet, within a few worlds. */
class FleetSimulationCanFailTest {
  private static final long SEEDS = 12;

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void eachKnownMistakeIsFound(FleetMistake mistake) {
    assertThat(LongStream.rangeClosed(1, SEEDS)
            .mapToObj(seed -> ruleBrokenIn(seed, mistake))
            .flatMap(Optional::stream)
            .filter(rule -> rule == mistake.broken())
            .findFirst())
        .isPresent();
  }

  private static Optional<Invariant> ruleBrokenIn(long seed, FleetMistake mistake) {
    try {
      new FleetWorld(seed, mistake).play();
      return Optional.empty();
    } catch (Violation found) {
      return Optional.of(found.rule());
    }
  }
}
