package io.github.lightsailsnapshot.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.lightsailsnapshot.core.Outcome;
import org.junit.jupiter.api.Test;

/**
 * The proof that no backup is lost: the job in thousands of simulated worlds, each with its own account, settings, hosts and
 * faults, and every promise checked at every call and after every run. {@code -Dsimulation.runs=100000} plays more of them,
 * {@code -Dsimulation.from=1000000} others, {@code -Dsimulation.seed=1234} one alone.
 */
class SimulationTest {
  private static final long ENOUGH_TO_SEE_EVERYTHING = 5_000;

  private final Simulation simulation = new Simulation(Mistake.NONE);

  @Test
  void noPromiseIsBroken() {
    Long seed = Long.getLong("simulation.seed");
    long first = seed == null ? Long.getLong("simulation.from", 1) : seed;
    long worlds = seed == null ? Long.getLong("simulation.runs", 10_000) : 1;

    simulation
        .play(first, worlds)
        .ifPresent(failure -> fail(new Shrinking(failure, Mistake.NONE).story()));

    System.out.println(simulation.tally().summary());
    if (worlds >= ENOUGH_TO_SEE_EVERYTHING) {
      everythingWasSeen();
    }
  }

  private void everythingWasSeen() {
    for (Outcome outcome : Outcome.values()) {
      assertThat(simulation.tally().of("outcome: " + outcome)).as("%s", outcome).isPositive();
    }
    for (Fault fault : Fault.values()) {
      assertThat(simulation.tally().of("fault: " + fault)).as("%s", fault).isPositive();
    }
  }
}
