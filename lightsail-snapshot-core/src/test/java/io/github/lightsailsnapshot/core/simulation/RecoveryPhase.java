package io.github.lightsailsnapshot.core.simulation;

import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.report.TakenSnapshot;
import io.github.lightsailsnapshot.retention.RetentionPlan;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** After the last fault: two more runs, a while apart, and the account is what the policy says. */
final class RecoveryPhase {
  private static final int FIRST_RUN = 100;

  private final World world;
  private final SimulatedRegion region;
  private final JobPlan plan;

  RecoveryPhase(World world) {
    this.world = world;
    this.region = world.region();
    this.plan = world.plan();
  }

  void check() {
    region.bringSourceBack();
    SnapshotReport unused = runAWhileLater(FIRST_RUN);
    letTimePass();
    List<Snapshot> before = region.own();
    SnapshotReport report = runNow(FIRST_RUN + 1);
    TakenSnapshot own = report
        .snapshot()
        .orElseThrow(
            () -> world.violated(Invariant.RECOVERS, "there is no new snapshot: " + report));
    Snapshot made = region
        .find(own.name())
        .orElseThrow(() -> world.violated(Invariant.RECOVERS, own + " is not there"));
    SortedSet<String> expected = expected(before, made, report);
    SortedSet<String> there = names(region.own());
    world.require(
        there.equals(expected), Invariant.RECOVERS, () -> there + " are there, not " + expected);
  }

  private SnapshotReport runAWhileLater(int number) {
    letTimePass();
    return runNow(number);
  }

  /** Long enough that what is pending is stuck, and that another slot begins. */
  private void letTimePass() {
    world.scheduler().pass(Duration.ofHours(25));
    world.scheduler().pass(plan.slot().orElse(Duration.ZERO));
    while (plan.slot().isPresent() && isHeld(region.now())) {
      world.scheduler().pass(plan.slot().get());
    }
  }

  /** Something that is not the job's may hold the name of a slot: that slot gets no snapshot. */
  private boolean isHeld(Instant moment) {
    return region
        .find(ExpectedNames.at(plan.slotOf(moment)))
        .filter(holder -> !region.isOwn(holder))
        .isPresent();
  }

  private SnapshotReport runNow(int number) {
    HostClock right = new HostClock(world.scheduler(), Duration.ZERO);
    Execution execution = world.execution(number, Execution.Kind.RUN, right);
    execution.run();
    return execution.report().orElseThrow();
  }

  private SortedSet<String> expected(List<Snapshot> before, Snapshot made, SnapshotReport report) {
    List<Snapshot> all = new ArrayList<>(before);
    all.add(made);
    List<Snapshot> judged =
        (plan.waits() ? all : before).stream().sorted(Snapshot.NEWEST_FIRST).toList();
    List<Snapshot> givenUp = new DeletionOracle(
            plan,
            judged,
            report.plan().map(RetentionPlan::now).orElse(made.createdAt()),
            Optional.of(made.name()))
        .givenUp().stream()
            .filter(snapshot -> !DeletionOracle.isLocked(plan, snapshot, region.now()))
            .toList();
    SortedSet<String> expected = names(all);
    if (plan.ceiling().isEmpty() || givenUp.size() <= plan.ceiling().getAsInt()) {
      expected.removeAll(names(givenUp));
    }
    return expected;
  }

  private static SortedSet<String> names(List<Snapshot> snapshots) {
    SortedSet<String> names = new TreeSet<>();
    snapshots.forEach(snapshot -> names.add(snapshot.name()));
    return names;
  }
}
