package io.github.lightsailsnapshot.core.simulation;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** The moment that a scheduler meant for a run, if it said one, and which slot the run is about then. */
record Schedule(JobPlan plan, Optional<Instant> moment) {
  private static final double ODDS = 0.25;

  /** Only runs of jobs with slots are meant for a moment. */
  static Schedule drawn(World world, int number, Execution.Kind kind) {
    boolean isMeant = kind == Execution.Kind.RUN
        && !world.isCalm()
        && world.plan().slot().isPresent()
        && world.seeded().strikes("meant for a moment", number, 0, ODDS);
    return new Schedule(
        world.plan(),
        isMeant
            ? Optional.of(drawn(
                world.plan(), world.region().now(), world.seeded().draw("which moment", number, 0)))
            : Optional.empty());
  }

  private static Instant drawn(JobPlan plan, Instant now, SplittableRandom random) {
    Instant begun = plan.slotOf(now);
    return switch (random.nextInt(7)) {
      case 0 -> now;
      case 1 -> now.minusSeconds(random.nextInt(900));
      case 2 -> begun.minusSeconds(random.nextInt(600));
      case 3 -> plan.slotOf(now.minus(JobPlan.ASKED_FOR).minusSeconds(random.nextInt(7_200)));
      case 4 -> now.minus(Duration.ofHours(random.nextInt(400)));
      case 5 -> now.plusSeconds(random.nextInt(400));
      default -> plan.slotEndOf(now).plusSeconds(random.nextInt(100_000));
    };
  }

  /** The slot that the run is about if it is told this time. */
  Instant slotAt(Instant told) {
    return plan.slotOf(moment.filter(meant -> !isAhead(meant, told)).orElse(told));
  }

  private static boolean isAhead(Instant meant, Instant told) {
    return meant.isAfter(told.plus(JobPlan.CLOCKS_MAY_DIFFER));
  }

  /** Whether it is too late for the slot if it is this time. */
  boolean isOver(Instant told) {
    return moment.isPresent() && told.isAfter(plan.askedForUntil(slotAt(told)));
  }

  /** What the report says of the moment, if the run was told the time once and kept to it. */
  void check(World world, Execution execution, SnapshotReport report) {
    boolean isDelayed = report.has(Problem.Kind.RUN_DELAYED);
    boolean mayBeDelayed = moment
        .filter(meant -> world.region().now().isAfter(plan.askedForUntil(plan.slotOf(meant))))
        .isPresent();
    require(
        world,
        !isDelayed || mayBeDelayed || execution.wasHeldUp() || execution.hooks().present(),
        () -> "nothing delayed it\n" + report);
    if (moment.isEmpty()) {
      require(
          world,
          !report.has(Problem.Kind.SCHEDULED_AHEAD)
              && (isDelayed || !report.has(Problem.Kind.SLOT_OVER)),
          () -> "it was meant for no moment\n" + report);
    } else if (!isDelayed && !execution.wasHeldUp()) {
      new Observations(world, execution)
          .deciding()
          .flatMap(RecordedCall::listing)
          .flatMap(Listing::servedAt)
          .ifPresent(told -> kept(world, execution, report, told));
    }
  }

  private void kept(World world, Execution execution, SnapshotReport report, Instant told) {
    require(
        world,
        report.has(Problem.Kind.SCHEDULED_AHEAD) == isAhead(moment.get(), told),
        () -> "meant for " + moment.get() + ", told " + told + "\n" + report);
    require(
        world,
        report.has(Problem.Kind.SLOT_OVER) == isOver(told),
        () -> "meant for " + moment.get() + ", told " + told + "\n" + report);
    boolean isLeft = report.outcome() == Outcome.SKIPPED
        && execution.trace().all().stream().allMatch(call -> call.is(CallKind.LIST));
    require(
        world,
        !isOver(told) || isLeft,
        () -> "it was too late for the slot of " + slotAt(told) + "\n" + report);
    report
        .snapshot()
        .flatMap(own -> ExpectedNames.timeIn(own.name()))
        .ifPresent(time -> require(
            world,
            time.equals(slotAt(told)),
            () -> "meant for " + moment.get() + ", told " + told + "\n" + report));
  }

  private static void require(World world, boolean condition, Supplier<String> details) {
    world.require(condition, Invariant.SLOT_OF_THE_SCHEDULER, details);
  }
}
