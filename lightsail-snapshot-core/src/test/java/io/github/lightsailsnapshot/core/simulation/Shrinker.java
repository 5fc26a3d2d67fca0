package io.github.lightsailsnapshot.core.simulation;

import io.github.lightsailsnapshot.core.simulation.SeededRandom.InjectedFault;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes back one stroke of bad luck after the other, as long as the same rule is broken, so that a short story is left. */
final class Shrinker {
  private final long seed;
  private final Mistake mistake;
  private final Set<InjectedFault> takenBack = new HashSet<>();
  private World shortest;
  private Violation violation;

  Shrinker(Simulation.Failure failure, Mistake mistake) {
    this.seed = failure.seed();
    this.mistake = mistake;
    this.violation = failure.violation();
    this.shortest = new World(seed, Set.of(), mistake);
    Optional<Violation> unused = Simulation.violationIn(shortest);
  }

  /** The shortest story, to be read by a person. */
  String story() {
    while (takeBackAny()) {
      // Each stroke that is taken back may make another one superfluous.
    }
    StringBuilder story =
        new StringBuilder("Seed " + seed + " breaks a promise: " + violation.getMessage());
    story.append("\n\nAgain: -Dtest=SimulationTest -Dsimulation.seed=").append(seed);
    story
        .append("\nThe job: ")
        .append(shortest.plan())
        .append("\nThe weather: ")
        .append(shortest.faultProfile());
    story.append("\nWhat it takes: ").append(shortest.seeded().strokes()).append("\n\n");
    shortest.events().forEach(event -> story.append(event).append('\n'));
    return story.toString();
  }

  private boolean takeBackAny() {
    boolean any = false;
    List<InjectedFault> strokes = shortest.seeded().strokes();
    for (int i = strokes.size() - 1; i >= 0; i--) {
      any |= takeBack(strokes.get(i));
    }
    return any;
  }

  private boolean takeBack(InjectedFault stroke) {
    takenBack.add(stroke);
    World world = new World(seed, Set.copyOf(takenBack), mistake);
    Optional<Violation> found = Simulation.violationIn(world);
    if (found.isPresent() && found.get().rule() == violation.rule()) {
      shortest = world;
      violation = found.get();
      return true;
    }
    takenBack.remove(stroke);
    return false;
  }
}
