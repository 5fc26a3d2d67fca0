package io.github.lightsailsnapshot.core.simulation;

import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.report.Deletion;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.report.TakenSnapshot;
import io.github.lightsailsnapshot.core.wire.HostileException;
import io.github.lightsailsnapshot.retention.RetentionPlan;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Every line of the report is true, and none is missing. */
final class ReportLineRules {
  private final World world;
  private final Execution execution;
  private final SnapshotReport report;
  private final CallTrace trace;
  private final Observations evidence;

  ReportLineRules(World world, Execution execution, SnapshotReport report) {
    this.world = world;
    this.execution = execution;
    this.report = report;
    this.trace = execution.trace();
    this.evidence = new Observations(world, execution);
  }

  void check() {
    deletions();
    report.plan().ifPresent(this::plan);
    statements();
    failures();
    wrongClock();
    require(
        report.finishedAt().equals(execution.clock().lastReading()),
        () -> "finished at another time");
    require(
        report.source().equals(SimulatedRegion.SOURCE)
            && report.basename().equals(SimulatedRegion.BASENAME),
        () -> "of another job");
  }

  private void deletions() {
    List<String> reported = report.deletions().stream()
        .map(deletion -> deletion.snapshot().name() + " " + deletion.result())
        .toList();
    List<String> done = trace
        .of(CallKind.DELETE)
        .filter(call -> !isCutShort(call))
        .map(call -> call.name() + " " + resultOf(call))
        .toList();
    require(reported.equals(done), () -> "deletions were " + done);
  }

  /**
   * A call that failed while the run was being stopped, or whose effect was in doubt then, is not reported as a failure of
   * its own: the interruption names it as the last step.
   */
  private boolean isCutShort(RecordedCall call) {
    boolean isLast = trace.last().filter(call::equals).isPresent();
    boolean isInDoubt = call.is(CallKind.CREATE)
        && Observations.leavesInDoubt(call)
        && report.snapshot().isEmpty();
    return !call.succeeded()
        && ((OutcomeRules.isInterrupted(report) && isLast)
            || (OutcomeRules.isStopped(report) && isInDoubt));
  }

  private static Deletion.Result resultOf(RecordedCall call) {
    if (call.succeeded()) {
      return Deletion.Result.DELETED;
    }
    return call.failure().get() instanceof SnapshotException.NotFound
        ? Deletion.Result.ALREADY_GONE
        : Deletion.Result.FAILED;
  }

  private void plan(RetentionPlan plan) {
    RecordedCall listing =
        trace.lastPlanned(report.snapshot().map(TakenSnapshot::name)).orElseThrow();
    List<Snapshot> own = trace.own(listing.listing().orElseThrow());
    if (execution.policy().failures() == 0) {
      Observations.Range times = evidence.planTimes(listing);
      world.require(
          times.contains(plan.now()),
          Invariant.AGE_BY_THE_SERVICE,
          () -> "planned at " + plan.now() + ", not in " + times + "\n" + report);
      DeletionOracle judgement = new DeletionOracle(
          world.plan(), own, plan.now(), report.snapshot().map(TakenSnapshot::name));
      require(plan.decisions().size() == own.size(), () -> "the plan is not about " + own);
      givesUp(plan, judgement.givenUp(), times.from());
    }
    everythingIsAttempted(plan);
  }

  /** What the plan gives up is what it should, and what it keeps beyond that has a name that may still be asked for. */
  private void givesUp(RetentionPlan plan, List<Snapshot> givenUp, Instant earliest) {
    List<Snapshot> missing = new ArrayList<>(givenUp);
    missing.removeAll(plan.deletions());
    boolean mayStay = missing.stream()
        .allMatch(snapshot -> DeletionOracle.mayBeLocked(
            world.plan(), snapshot, earliest.minus(JobPlan.LEAST_PATIENCE)));
    require(
        mayStay && givenUp.containsAll(plan.deletions()),
        () -> "the plan should give up " + givenUp);
  }

  private void everythingIsAttempted(RetentionPlan plan) {
    Set<String> attempted =
        trace.of(CallKind.DELETE).map(RecordedCall::name).collect(Collectors.toSet());
    boolean mayStop = OutcomeRules.isStopped(report)
        || execution.policy().failures() > 0
        || trace.showsThatOwnIsLost(report.snapshot().map(TakenSnapshot::name))
        || new OutcomeOracle(world, execution, report).isAboveTheCeiling()
        || trace
            .last()
            .filter(last -> last.is(CallKind.LIST) && !last.succeeded())
            .isPresent();
    require(
        mayStop || plan.deletions().stream().map(Snapshot::name).allMatch(attempted::contains),
        () -> "not everything was attempted, but " + attempted);
    require(
        attempted.size() == trace.of(CallKind.DELETE).count(),
        () -> "something was attempted twice");
  }

  /** A clock that differs by more than five minutes from the service's is named if a creation shows it, and else never. */
  private void wrongClock() {
    boolean isNamed = report.has(Problem.Kind.CLOCK_DIFFERS);
    boolean mustBe = trace
        .of(CallKind.CREATE)
        .anyMatch(call -> call.acceptedAt()
            .filter(accepted -> !Observations.isClose(accepted, call.hostClock()))
            .isPresent());
    require(!mustBe || isNamed || execution.wasHeldUp(), () -> "the clock is wrong");
    require(
        !isNamed || mustBe || execution.wasHeldUp() || execution.clock().wasWrong(),
        () -> "the clock is right");
  }

  private void statements() {
    if (report.problems().isEmpty()) {
      return;
    }
    boolean saysSo = report.toString().contains("No snapshot was made\n");
    for (Problem problem : report.problems()) {
      boolean deniesDeletion = problem.advice().contains("othing was deleted");
      require(!deniesDeletion || nothingIsGone(), () -> "untrue: " + problem);
      boolean deniesCreation = saysSo || problem.advice().contains("o snapshot was made");
      List<String> made = world.region().madeBy(execution.number());
      require(
          !deniesCreation || made.isEmpty() || evidence.isWithoutAnyTime(),
          () -> "untrue: " + problem + ": there are " + made);
    }
  }

  /** Whether no deletion had its effect, whatever was answered. */
  private boolean nothingIsGone() {
    return trace
        .of(CallKind.DELETE)
        .noneMatch(call -> call.succeeded() || call.fault().isEffective());
  }

  private void failures() {
    List<Problem> left = new ArrayList<>();
    report
        .problems()
        .forEach(problem -> left.addAll(Collections.nCopies(problem.count(), problem)));
    for (RecordedCall call : trace.all()) {
      if (call.succeeded() || isCutShort(call) || isNoFailure(call)) {
        continue;
      }
      String message = call.message().orElse(HostileException.class.getSimpleName());
      boolean named = left.stream()
          .filter(problem -> problem.message().contains(message))
          .findFirst()
          .filter(left::remove)
          .isPresent();
      world.require(
          named, Invariant.EVERY_FAILURE_REPORTED, () -> message + " is missing\n" + report);
    }
  }

  /** What is gone need not be deleted, and whose name it is that is in use was found out. */
  private boolean isNoFailure(RecordedCall call) {
    RuntimeException failure = call.failure().get();
    return call.is(CallKind.DELETE)
        ? failure instanceof SnapshotException.NotFound
        : failure instanceof SnapshotException.NameTaken && isShownAfter(call);
  }

  private boolean isShownAfter(RecordedCall creation) {
    return trace.all().stream()
        .dropWhile(call -> !call.equals(creation))
        .flatMap(call -> call.listing().stream())
        .anyMatch(listing -> CallTrace.find(listing, creation.name()).isPresent());
  }

  private void require(boolean condition, Supplier<String> details) {
    world.require(condition, Invariant.TRUE_REPORT, () -> details.get() + "\n" + report);
  }
}
