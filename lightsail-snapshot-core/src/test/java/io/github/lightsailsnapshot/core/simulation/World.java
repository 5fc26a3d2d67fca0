package io.github.lightsailsnapshot.core.simulation;

import io.github.lightsailsnapshot.core.simulation.Chance.Stroke;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** One simulated story: an account, a job on one or several hosts, everything that goes wrong, and what must hold. */
final class World {
  private static final int ROUNDS = 5;
  private static final int MOST_HOSTS = 5;

  private final Chance chance;
  private final Mistake mistake;
  private final JobPlan plan;
  private final Stage stage;
  private final Region region;
  private final Fates fates = new Fates(this);
  private final Others others = new Others(this);
  private final List<Execution> executions = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private final List<Spell> spells = new ArrayList<>();
  private Weather weather;
  private boolean calm;
  private Optional<Violation> violation = Optional.empty();

  World(long seed, Set<Stroke> takenBack, Mistake mistake) {
    this.chance = new Chance(seed, takenBack);
    this.mistake = mistake;
    this.plan = JobPlan.drawn(chance);
    this.weather = Weather.drawn(chance);
    this.stage = new Stage(beginning());
    this.region = new Region(stage);
  }

  /** Some moment; now and then one at which clocks are about to change. */
  private Instant beginning() {
    SplittableRandom random = chance.draw("the beginning");
    Instant any = Instant.ofEpochSecond(1_700_000_000L + random.nextInt(100_000_000));
    return Optional.ofNullable(plan.zone().getRules().nextTransition(any))
        .map(change -> change.getInstant().minusSeconds(random.nextInt(200_000)))
        .filter(soon -> chance.strikes("clocks are about to change", 0.25))
        .orElse(any);
  }

  /** Something that happened. */
  record Event(Instant at, int execution, Object what) {
    @Override
    public String toString() {
      return at + "  " + (execution == 0 ? "" : "#" + execution + " ") + what;
    }
  }

  /** Lets the story happen. */
  void play() {
    new Beginning(this).put();
    for (int round = 0; round < ROUNDS; round++) {
      if (round == 0 || chance.strikes("another round", round, 0, 0.5)) {
        play(round);
      }
    }
    weather = Weather.FAIR;
    calm = true;
    new Recovery(this).check();
  }

  private void play(int round) {
    SplittableRandom random = chance.draw("the round", round, 0);
    stage.pass(gap(random));
    if (chance.strikes("a bad spell", round, 0, weather.spells())) {
      Spell spell = Spell.drawn(chance.draw("which spell", round, 0), stage.instant());
      spells.add(spell);
      events.add(new Event(stage.instant(), 0, spell));
    }
    int hosts =
        chance.strikes("several hosts", round, 0, 0.2) ? 2 + random.nextInt(MOST_HOSTS - 1) : 1;
    List<Runnable> parts = new ArrayList<>();
    for (int host = 0; host < hosts; host++) {
      parts.add(execution(1 + round * MOST_HOSTS + host, host));
    }
    stage.play(parts, Duration.ofMillis(List.of(0, 300, 5_000, 60_000).get(random.nextInt(4))));
  }

  private Duration gap(SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> Duration.ofSeconds(random.nextInt(100));
      case 1 -> Duration.ofSeconds(random.nextInt(10_000));
      case 2 -> plan.slot().orElse(Duration.ofHours(6));
      default -> Duration.ofHours(random.nextInt(80));
    };
  }

  private Execution execution(int number, int host) {
    SplittableRandom random = chance.draw("the execution", number, 0);
    Duration offset = chance.strikes("a wrong clock", host, 0, 0.15)
        ? HostClock.drawnOffset(chance.draw("how wrong", host, 0))
        : Duration.ZERO;
    Execution.Kind kind = switch (random.nextInt(8)) {
      case 0 -> Execution.Kind.SNAPSHOT;
      case 1 -> Execution.Kind.PRUNE;
      default -> Execution.Kind.RUN;
    };
    return execution(number, kind, new HostClock(stage, offset));
  }

  Execution execution(int number, Execution.Kind kind, HostClock clock) {
    Execution execution = new Execution(this, number, kind, clock);
    executions.add(execution);
    return execution;
  }

  /** What becomes of a call in a time in which all of them fail. */
  Optional<Fault> faultOfSpell(Verb verb) {
    return calm
        ? Optional.empty()
        : spells.stream()
            .flatMap(spell -> spell.faultOf(verb, stage.instant()).stream())
            .findFirst();
  }

  boolean isCalm() {
    return calm;
  }

  void require(boolean condition, Rule rule, Supplier<String> details) {
    if (!condition) {
      throw violated(rule, details.get());
    }
  }

  /** Remembers the first violation, so that it is known even if somebody should catch it. */
  Violation violated(Rule rule, String details) {
    Violation found = new Violation(rule, details);
    violation = violation.or(() -> Optional.of(found));
    return violation.get();
  }

  void rethrowViolation() {
    violation.ifPresent(found -> {
      throw found;
    });
  }

  void noted(Execution execution, Object what) {
    events.add(new Event(stage.instant(), execution.number(), what));
  }

  Chance chance() {
    return chance;
  }

  Mistake mistake() {
    return mistake;
  }

  JobPlan plan() {
    return plan;
  }

  Weather weather() {
    return weather;
  }

  Stage stage() {
    return stage;
  }

  Region region() {
    return region;
  }

  Fates fates() {
    return fates;
  }

  Others others() {
    return others;
  }

  List<Execution> executions() {
    return executions;
  }

  List<Event> events() {
    return events;
  }
}
