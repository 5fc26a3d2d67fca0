package io.github.lightsailsnapshot.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A simulation that never fails proves nothing: each known mistake, planted around a right job, is found, and told shortly. */
class SimulationCanFailTest {
  private static final long SEEDS = 3_000;

  @ParameterizedTest
  @EnumSource(KnownMistake.class)
  void eachKnownMistakeIsFound(KnownMistake mistake) {
    assertThat(firstFailure(mistake)).isPresent();
  }

  private static Optional<Simulation.Failure> firstFailure(KnownMistake mistake) {
    return LongStream.rangeClosed(1, SEEDS)
        .parallel()
        .boxed()
        .flatMap(seed -> Simulation.violationIn(new World(seed, Set.of(), mistake))
            .filter(violation -> violation.rule() == mistake.broken())
            .map(violation -> new Simulation.Failure(seed, violation))
            .stream())
        .findFirst();
  }

  @Test
  void aFailureIsToldWithItsSeedAndWithoutWhatDoesNotMatter() {
    KnownMistake mistake = KnownMistake.SKIPS_THE_SOURCE_CHECK;
    Simulation.Failure failure = firstFailure(mistake).orElseThrow();

    String story = new Shrinker(failure, mistake).story();

    assertThat(story)
        .contains(
            "-Dsimulation.seed=" + failure.seed(), failure.violation().rule().toString())
        .doesNotContain("[THROTTLED]");
    assertThat(story.lines().count()).isLessThan(60);
  }

  @Test
  void theSameSeedTellsTheSameStory() {
    for (long seed = 1; seed <= 100; seed++) {
      assertThat(storyOf(seed)).isEqualTo(storyOf(seed));
    }
  }

  private static String storyOf(long seed) {
    World world = new World(seed, Set.of(), Mistake.NONE);
    world.play();
    return world.events().toString();
  }
}
