package io.github.lightsailsnapshot.core.simulation;

import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.job.SnapshotFleet;
import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.core.report.Deletion;
import io.github.lightsailsnapshot.core.report.FleetReport;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.report.TakenSnapshot;
import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.RetentionPlan;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** A simulated story of a fleet: up to a hundred instances, some hosts at once, everything that goes wrong, and what must hold. */
final class FleetWorld {
  private static final List<RetentionPolicy> POLICIES = List.of(
      Keep.last(1),
      Keep.last(3),
      Keep.daily(2).or(Keep.last(2)),
      Keep.within(Duration.ofDays(2)),
      Keep.inOrder(Keep.last(1), Keep.daily(2)));
  private static final List<ZoneId> ZONES =
      List.of(ZoneOffset.UTC, ZoneId.of("Europe/Berlin"), ZoneId.of("America/St_Johns"));
  private static final List<Optional<Duration>> SLOTS =
      List.of(Optional.empty(), Optional.of(Duration.ofHours(1)), Optional.of(Duration.ofDays(1)));
  private static final List<Duration> WAITS =
      List.of(Duration.ZERO, Duration.ofMinutes(2), Duration.ofMinutes(30));
  private static final Instant BEGINNING = Instant.parse("2026-03-27T00:00:00Z");

  private final SeededRandom seeded;
  private final VirtualScheduler scheduler;
  private final SlotTimes slots;
  private final FleetRegion region;
  private final List<String> sources;
  private final Duration wait;
  private final double odds;
  private final FleetMistake mistake;
  private final OptionalInt ceiling;
  private boolean aRegionIsDown;
  private Optional<Violation> violation = Optional.empty();

  FleetWorld(long seed) {
    this(seed, FleetMistake.NONE);
  }

  /** @param mistake what the fleet does wrong */
  FleetWorld(long seed, FleetMistake mistake) {
    this.mistake = mistake;
    this.seeded = new SeededRandom(seed, Set.of());
    SplittableRandom random = seeded.draw("the fleet");
    this.slots =
        new SlotTimes(SeededRandom.oneOf(SLOTS, random), SeededRandom.oneOf(ZONES, random));
    this.wait = SeededRandom.oneOf(WAITS, random);
    this.odds = List.of(0.0, 0.002, 0.02, 0.1).get(random.nextInt(4));
    this.scheduler = new VirtualScheduler(BEGINNING.plusSeconds(random.nextInt(400_000)));
    this.region = new FleetRegion(scheduler, seeded, slots);
    this.sources = IntStream.range(0, 1 + random.nextInt(100))
        .mapToObj(number -> "web-" + number)
        .toList();
    this.ceiling = random.nextInt(4) == 0 ? OptionalInt.of(5) : OptionalInt.empty();
  }

  void play() {
    begin();
    int rounds = 1 + seeded.draw("the rounds").nextInt(3);
    for (int round = 0; round < rounds; round++) {
      play(round);
    }
    region.calm();
    scheduler.pass(Duration.ofDays(2));
    playWithARegionDown();
    scheduler.pass(Duration.ofDays(2));
    FleetReport first = run(new FleetHost(this, 1_000, 0));
    scheduler.pass(Duration.ofDays(2));
    FleetHost host = new FleetHost(this, 1_001, 0);
    recovered(first, run(host), host);
  }

  /** Some nightly snapshots of each instance, and one that somebody else took. */
  private void begin() {
    for (int i = 0; i < sources.size(); i++) {
      String source = sources.get(i);
      int nights = seeded.draw("the history", i, 0).nextInt(5);
      for (int night = 1; night <= nights; night++) {
        Instant at = slots.start(scheduler.instant().minus(Duration.ofDays(night)));
        region.begin(Snapshot.available(FleetRegion.namingOf(source).nameAt(at), source, at)
            .withSourceId("arn:" + source));
      }
      region.begin(Snapshot.available("by-hand-" + source, source, BEGINNING.minusSeconds(1_000))
          .withSourceId("arn:" + source));
    }
  }

  private void play(int round) {
    SplittableRandom random = seeded.draw("the round", round, 0);
    scheduler.pass(Duration.ofMinutes(random.nextInt(2_000)));
    int hosts = 1 + random.nextInt(3);
    List<Runnable> parts = new ArrayList<>();
    for (int i = 0; i < hosts; i++) {
      FleetHost host = new FleetHost(this, 10 * round + i, odds);
      parts.add(() -> {
        FleetReport unused = run(host);
      });
    }
    scheduler.play(parts, Duration.ofSeconds(random.nextInt(20)));
    rethrow();
  }

  /** Every second instance is in a region that does not answer; the others are not to notice. */
  private void playWithARegionDown() {
    FleetHost down = new FleetHost(this, 2_000, 0).down();
    FleetHost well = new FleetHost(this, 2_001, 0);
    FleetReport report = report(fleet(List.of(down, well)), List.of(down, well));
    aRegionIsDown = false;
    for (int i = 0; i < sources.size(); i++) {
      boolean isDown = i % 2 == 0;
      Outcome outcome = report.jobs().get(i).outcome();
      require(
          isDown == (outcome == Outcome.FAILED) || outcome == Outcome.SKIPPED,
          Invariant.RECOVERS,
          report::toString);
    }
  }

  private FleetReport run(FleetHost host) {
    return report(fleet(List.of(host)), List.of(host));
  }

  /** Each instance by one host in turn. Without more threads, one host's is served after the other's. */
  private SnapshotFleet fleet(List<FleetHost> hosts) {
    SnapshotFleet.Builder fleet = SnapshotFleet.builder().parallelism(1).threads(work -> {
      throw new IllegalStateException("There are no threads in this world");
    });
    if (!mistake.ignoresTheCeiling()) {
      ceiling.ifPresent(fleet::maxDeletions);
    }
    List<SnapshotClient> clients =
        hosts.stream().map(host -> mistake.client(host, this)).toList();
    for (int i = 0; i < sources.size(); i++) {
      FleetHost host = hosts.get(i % hosts.size());
      SnapshotClient client = mistake.clientOfJob(clients.get(i % hosts.size()));
      SnapshotJob.Builder job = SnapshotJob.builder(client, sources.get(i), policyOf(i))
          .zone(slots.zone())
          .waitTimeout(wait)
          .clock(scheduler)
          .timeSource(host);
      slots.length().ifPresent(job::slot);
      fleet = fleet.job(job.build());
    }
    return fleet.build();
  }

  private FleetReport report(SnapshotFleet fleet, List<FleetHost> hosts) {
    FleetReport report = mistake.report(fleet.run());
    boolean unused = Thread.interrupted();
    rethrow();
    if (hosts.stream().noneMatch(FleetHost::wasKilled)) {
      check(report);
    }
    return report;
  }

  private static RetentionPolicy policyOf(int source) {
    return POLICIES.get(source % POLICIES.size());
  }

  private void check(FleetReport report) {
    require(
        report.jobs().stream().map(SnapshotReport::source).toList().equals(sources),
        Invariant.ONE_REPORT,
        report::toString);
    report.jobs().forEach(this::check);
    int planned = report.jobs().stream()
        .mapToInt(job -> job.plan().map(plan -> plan.deletions().size()).orElse(0))
        .sum();
    int deleted = report.jobs().stream().mapToInt(job -> job.deletions().size()).sum();
    require(
        ceiling.isEmpty() || deleted <= ceiling.getAsInt(),
        Invariant.CEILING,
        () -> deleted + " of " + planned + " deleted\n" + report);
  }

  private void check(SnapshotReport job) {
    require(
        job.deletions().isEmpty() || job.snapshot().isPresent(),
        Invariant.ACCEPTED_FIRST,
        job::toString);
    require(
        job.outcome() != Outcome.FAILED || job.deletions().isEmpty(),
        Invariant.OUTCOME,
        job::toString);
    require(
        job.outcome() != Outcome.SUCCEEDED || job.snapshot().isPresent(),
        Invariant.OUTCOME,
        job::toString);
    require(
        job.snapshot()
            .map(TakenSnapshot::name)
            .filter(name -> !region.wasMade(name))
            .isEmpty(),
        Invariant.TRUE_REPORT,
        job::toString);
    require(
        job.deletions().stream()
            .filter(deletion -> deletion.result() == Deletion.Result.DELETED)
            .noneMatch(deletion -> region.isThere(deletion.snapshot().name())),
        Invariant.TRUE_REPORT,
        job::toString);
  }

  /** Without faults, every instance has its snapshot, every policy is met, and the requests are the fewest. */
  private void recovered(FleetReport first, FleetReport last, FleetHost host) {
    require(
        last.count(Outcome.FAILED) + last.count(Outcome.SKIPPED) == 0,
        Invariant.RECOVERS,
        () -> first + "\n\n" + last);
    for (int i = 0; ceiling.isEmpty() && i < sources.size(); i++) {
      policyIsMet(i, last.jobs().get(i));
    }
    require(host.creations() <= 2 * sources.size(), Invariant.BOUNDED, last::toString);
    require(host.lists() <= 60, Invariant.BOUNDED, () -> host.lists() + " listings");
  }

  private void policyIsMet(int source, SnapshotReport report) {
    String name = sources.get(source);
    List<Snapshot> own = region.of(name).stream()
        .filter(snapshot -> FleetRegion.namingOf(name).owns(snapshot, name))
        .toList();
    Instant now = report.snapshot().flatMap(TakenSnapshot::createdAt).orElseGet(scheduler::instant);
    List<String> tooMany =
        RetentionPlan.of(policyOf(source), own, now, slots.zone()).deletions().stream()
            .map(Snapshot::name)
            .filter(snapshot -> report.plan().isEmpty()
                || report.plan().get().kept().stream()
                    .noneMatch(kept -> kept.name().equals(snapshot)))
            .toList();
    require(
        tooMany.isEmpty(),
        Invariant.RECOVERS,
        () -> name + " still has " + tooMany + "\n" + report);
    require(region.isThere("by-hand-" + name), Invariant.ONLY_ITS_OWN, () -> "by-hand-" + name);
  }

  /** Makes a change, and remembers if it broke a rule, because the engine catches whatever a client throws. */
  <T> T watched(Supplier<T> effect) {
    try {
      return effect.get();
    } catch (Violation found) {
      violation = violation.or(() -> Optional.of(found));
      throw found;
    }
  }

  void require(boolean holds, Invariant rule, Supplier<String> details) {
    if (!holds) {
      Violation found = new Violation(rule, details.get());
      violation = violation.or(() -> Optional.of(found));
      throw found;
    }
  }

  private void rethrow() {
    violation.ifPresent(found -> {
      throw found;
    });
  }

  /** From now on somebody has noticed that a region does not answer. */
  void regionIsDown() {
    aRegionIsDown = true;
  }

  boolean isARegionDown() {
    return aRegionIsDown;
  }

  SeededRandom seeded() {
    return seeded;
  }

  VirtualScheduler scheduler() {
    return scheduler;
  }

  FleetRegion region() {
    return region;
  }
}
