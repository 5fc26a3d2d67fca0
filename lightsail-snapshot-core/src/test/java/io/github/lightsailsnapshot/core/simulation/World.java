package io.github.lightsailsnapshot.core.simulation;

import io.github.lightsailsnapshot.core.simulation.SeededRandom.InjectedFault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** One simulated story: an account, a job on one or several hosts, everything that goes wrong, and what must hold. */
final class World {
  private static final int ROUNDS = 5;
  private static final int MOST_HOSTS = 5;

  private final SeededRandom seeded;
  private final Mistake mistake;
  private final JobPlan plan;
  private final VirtualScheduler scheduler;
  private final SimulatedRegion region;
  private final SnapshotLifecycle lifecycle = new SnapshotLifecycle(this);
  private final OtherActors others = new OtherActors(this);
  private final List<Execution> executions = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private final List<FaultWindow> spells = new ArrayList<>();
  private final Set<String> sightings = ConcurrentHashMap.newKeySet();
  private FaultProfile faultProfile;
  private boolean calm;
  private Optional<Violation> violation = Optional.empty();

  World(long seed, Set<InjectedFault> takenBack, Mistake mistake) {
    this.seeded = new SeededRandom(seed, takenBack);
    this.mistake = mistake;
    this.plan = JobPlan.drawn(seeded);
    this.faultProfile = FaultProfile.drawn(seeded);
    this.scheduler = new VirtualScheduler(beginning());
    this.region = new SimulatedRegion(scheduler);
  }

  /** Some moment; now and then one at which clocks are about to change. */
  private Instant beginning() {
    SplittableRandom random = seeded.draw("the beginning");
    Instant any = Instant.ofEpochSecond(1_700_000_000L + random.nextInt(100_000_000));
    return Optional.ofNullable(plan.zone().getRules().nextTransition(any))
        .map(change -> change.getInstant().minusSeconds(random.nextInt(200_000)))
        .filter(soon -> seeded.strikes("clocks are about to change", 0.25))
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
    new InitialState(this).put();
    for (int round = 0; round < ROUNDS; round++) {
      if (round == 0 || seeded.strikes("another round", round, 0, 0.5)) {
        play(round);
      }
    }
    faultProfile = FaultProfile.FAIR;
    calm = true;
    new RecoveryPhase(this).check();
  }

  private void play(int round) {
    SplittableRandom random = seeded.draw("the round", round, 0);
    scheduler.pass(gap(random));
    if (seeded.strikes("a bad spell", round, 0, faultProfile.spells())) {
      FaultWindow spell =
          FaultWindow.drawn(seeded.draw("which spell", round, 0), scheduler.instant());
      spells.add(spell);
      events.add(new Event(scheduler.instant(), 0, spell));
    }
    int hosts =
        seeded.strikes("several hosts", round, 0, 0.2) ? 2 + random.nextInt(MOST_HOSTS - 1) : 1;
    List<Runnable> parts = new ArrayList<>();
    for (int host = 0; host < hosts; host++) {
      parts.add(execution(1 + round * MOST_HOSTS + host, host));
    }
    scheduler.play(parts, Duration.ofMillis(List.of(0, 300, 5_000, 60_000).get(random.nextInt(4))));
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
    SplittableRandom random = seeded.draw("the execution", number, 0);
    Duration offset = seeded.strikes("a wrong clock", host, 0, 0.15)
        ? HostClock.drawnOffset(seeded.draw("how wrong", host, 0))
        : Duration.ZERO;
    Execution.Kind kind = switch (random.nextInt(8)) {
      case 0 -> Execution.Kind.SNAPSHOT;
      case 1 -> Execution.Kind.PRUNE;
      default -> Execution.Kind.RUN;
    };
    return execution(number, kind, new HostClock(scheduler, offset));
  }

  Execution execution(int number, Execution.Kind kind, HostClock clock) {
    Execution execution = new Execution(this, number, kind, clock);
    executions.add(execution);
    return execution;
  }

  /** What becomes of a call in a time in which all of them fail. */
  Optional<Fault> faultOfSpell(CallKind verb) {
    return calm
        ? Optional.empty()
        : spells.stream()
            .flatMap(spell -> spell
                .faultOf(verb, scheduler.instant())
                .map(fault -> seen("spell: " + spell.kind(), fault))
                .stream())
            .findFirst();
  }

  boolean isCalm() {
    return calm;
  }

  void require(boolean condition, Invariant rule, Supplier<String> details) {
    if (!condition) {
      throw violated(rule, details.get());
    }
  }

  /** Remembers the first violation, so that it is known even if somebody should catch it. */
  Violation violated(Invariant rule, String details) {
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
    events.add(new Event(scheduler.instant(), execution.number(), what));
  }

  SeededRandom seeded() {
    return seeded;
  }

  Mistake mistake() {
    return mistake;
  }

  JobPlan plan() {
    return plan;
  }

  FaultProfile faultProfile() {
    return faultProfile;
  }

  VirtualScheduler scheduler() {
    return scheduler;
  }

  SimulatedRegion region() {
    return region;
  }

  SnapshotLifecycle lifecycle() {
    return lifecycle;
  }

  OtherActors others() {
    return others;
  }

  List<Execution> executions() {
    return executions;
  }

  List<Event> events() {
    return events;
  }

  /** Notes that something rare took effect. */
  <T> T seen(String what, T effect) {
    sightings.add(what);
    return effect;
  }

  Set<String> sightings() {
    return sightings;
  }
}
