package io.github.lightsailsnapshot.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The proof that no backup is lost: the job in thousands of simulated worlds, each with its own account, settings, hosts and
 * faults, and every promise checked at every call and after every run. Each commit plays worlds that nobody has played before;
 * which ones is printed first, so that they can be played again. {@code -Dsimulation.runs=100000} plays more of them,
 * {@code -Dsimulation.from=1000000} others, {@code -Dsimulation.seed=1234} one alone.
 */
class SimulationTest {
  private static final long ENOUGH_TO_SEE_EVERYTHING = 5_000;
  /** The rarest of these occurs in about one world in fifty. */
  private static final long ENOUGH_TO_SEE_EACH_KIND = 2_000;

  private static final long WORLDS = 10_000;
  private static final List<Problem.Kind> RARE = List.of(
      Problem.Kind.DEADLINE_PASSED,
      Problem.Kind.DEADLINE_NOT_WATCHED,
      Problem.Kind.SLOT_OVER,
      Problem.Kind.SCHEDULED_AHEAD,
      Problem.Kind.RUN_DELAYED);

  private final Simulation simulation = new Simulation(Mistake.NONE);

  @Test
  void noPromiseIsBroken() {
    Long seed = Long.getLong("simulation.seed");
    long first = seed == null ? Long.getLong("simulation.from", firstOfTheCommit()) : seed;
    long worlds = seed == null ? Long.getLong("simulation.runs", WORLDS) : 1;
    System.out.printf(
        "Simulating the worlds %d to %d; again: -Dsimulation.from=%d -Dsimulation.runs=%d%n",
        first, first + worlds - 1, first, worlds);

    simulation
        .play(first, worlds)
        .ifPresent(failure -> fail(new Shrinker(failure, Mistake.NONE).story()));

    System.out.println(simulation.statistics().summary());
    if (worlds >= ENOUGH_TO_SEE_EACH_KIND) {
      eachKindWasSeen();
    }
    if (worlds >= ENOUGH_TO_SEE_EVERYTHING) {
      everythingWasSeen();
    }
  }

  /** Each commit has a range of its own; without one it is always the same. */
  private static long firstOfTheCommit() {
    Optional<String> commit = CheckedOutCommit.abbreviated(Path.of(""));
    return commit.map(digits -> WORLDS * Long.parseLong(digits, 16)).orElse(1L);
  }

  private void eachKindWasSeen() {
    for (FaultWindow.Kind kind : FaultWindow.Kind.values()) {
      wasSeen("spell: " + kind);
    }
    for (FlakyPolicy.Lie lie : FlakyPolicy.Lie.values()) {
      wasSeen("lie: " + lie);
    }
    for (Outcome outcome : Outcome.values()) {
      wasSeen("outcome: " + outcome);
    }
    for (Fault fault : Fault.values()) {
      wasSeen("fault: " + fault);
    }
  }

  private void wasSeen(String what) {
    assertThat(simulation.statistics().of(what)).as(what).isPositive();
  }

  private void everythingWasSeen() {
    for (Problem.Kind kind : RARE) {
      wasSeen("problem: " + kind);
    }
  }
}
