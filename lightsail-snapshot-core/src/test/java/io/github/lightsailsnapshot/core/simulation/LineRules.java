package io.github.lightsailsnapshot.core.simulation;

import io.github.lightsailsnapshot.core.Deletion;
import io.github.lightsailsnapshot.core.OwnSnapshot;
import io.github.lightsailsnapshot.core.Problem;
import io.github.lightsailsnapshot.core.SnapshotException;
import io.github.lightsailsnapshot.core.SnapshotReport;
import io.github.lightsailsnapshot.retention.RetentionPlan;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Every line of the report is true, and none is missing. */
final class LineRules {
  private final World world;
  private final Execution execution;
  private final SnapshotReport report;
  private final Trace trace;
  private final Evidence evidence;

  LineRules(World world, Execution execution, SnapshotReport report) {
    this.world = world;
    this.execution = execution;
    this.report = report;
    this.trace = execution.trace();
    this.evidence = new Evidence(world, execution);
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
        report.source().equals(Region.SOURCE) && report.basename().equals(Region.BASENAME),
        () -> "of another job");
  }

  private void deletions() {
    List<String> reported = report.deletions().stream()
        .map(deletion -> deletion.snapshot().name() + " " + deletion.result())
        .toList();
    List<String> done = trace
        .of(Verb.DELETE)
        .filter(call -> !isCutShort(call))
        .map(call -> call.name() + " " + resultOf(call))
        .toList();
    require(reported.equals(done), () -> "deletions were " + done);
  }

  /**
   * A call that failed while the run was being stopped, or whose effect was in doubt then, is not reported as a failure of
   * its own: the interruption names it as the last step.
   */
  private boolean isCutShort(Exchange call) {
    boolean isLast = trace.last().filter(call::equals).isPresent();
    boolean isInDoubt =
        call.is(Verb.CREATE) && Evidence.leavesInDoubt(call) && report.own().isEmpty();
    return !call.succeeded() && OutcomeRules.isStopped(report) && (isLast || isInDoubt);
  }

  private static Deletion.Result resultOf(Exchange call) {
    if (call.succeeded()) {
      return Deletion.Result.DELETED;
    }
    return call.failure().get() instanceof SnapshotException.NotFound
        ? Deletion.Result.ALREADY_GONE
        : Deletion.Result.FAILED;
  }

  private void plan(RetentionPlan plan) {
    List<Snapshot> own = trace.own(trace
        .lastPlanned(report.own().map(OwnSnapshot::name))
        .orElseThrow()
        .listing()
        .orElseThrow());
    if (execution.policy().failures() == 0) {
      Judgement judgement = new Judgement(
          world.plan(),
          own,
          new Evidence(world, execution).planTime(),
          report.own().map(OwnSnapshot::name),
          execution.clockAtFirstCall());
      require(plan.decisions().size() == own.size(), () -> "the plan is not about " + own);
      require(
          plan.deletions().equals(judgement.givenUp()),
          () -> "the plan should give up " + judgement.givenUp());
    }
    everythingIsAttempted(plan);
  }

  private void everythingIsAttempted(RetentionPlan plan) {
    Set<String> attempted = trace.of(Verb.DELETE).map(Exchange::name).collect(Collectors.toSet());
    boolean mayStop = OutcomeRules.isStopped(report)
        || execution.policy().failures() > 0
        || trace.showsThatOwnIsLost(report.own().map(OwnSnapshot::name))
        || new Table(world, execution, report).isAboveTheCeiling()
        || trace.last().filter(last -> last.is(Verb.LIST) && !last.succeeded()).isPresent();
    require(
        mayStop || plan.deletions().stream().map(Snapshot::name).allMatch(attempted::contains),
        () -> "not everything was attempted, but " + attempted);
    require(
        attempted.size() == trace.of(Verb.DELETE).count(), () -> "something was attempted twice");
  }

  /** A clock that differs by more than five minutes from the service's is named whenever a creation shows it. */
  private void wrongClock() {
    long named = report.warnings().stream()
        .filter(problem -> problem.message().startsWith("This host's clock"))
        .count();
    long shown = trace
        .of(Verb.CREATE)
        .filter(call -> call.acceptedAt()
            .filter(accepted -> !Evidence.isClose(accepted, call.hostClock()))
            .isPresent())
        .count();
    require(named == shown, () -> "the clock was wrong " + shown + " times, named " + named);
  }

  private void statements() {
    for (Problem problem : report.problems()) {
      boolean deniesDeletion = problem.next().contains("othing was deleted")
          || problem.next().contains("nothing deleted");
      require(!deniesDeletion || nothingIsGone(), () -> "untrue: " + problem);
      boolean deniesCreation = problem.next().contains("o snapshot was made")
          || report.toString().contains("No snapshot was made\n");
      List<String> made = world.region().madeBy(execution.number());
      require(
          !deniesCreation || made.isEmpty() || evidence.isWithoutAnyTime(),
          () -> "untrue: " + problem + ": there are " + made);
    }
  }

  /** Whether no deletion had its effect, whatever was answered. */
  private boolean nothingIsGone() {
    return trace
        .of(Verb.DELETE)
        .noneMatch(call -> call.succeeded() || call.fault().isEffective());
  }

  private void failures() {
    List<Problem> left = new ArrayList<>(report.problems());
    for (Exchange call : trace.all()) {
      if (call.succeeded() || isCutShort(call) || isNoFailure(call)) {
        continue;
      }
      String message = String.valueOf(call.failure().get().getMessage());
      boolean named = left.stream()
          .filter(problem -> problem.message().contains(message))
          .findFirst()
          .filter(left::remove)
          .isPresent();
      world.require(named, Rule.EVERY_FAILURE_REPORTED, () -> message + " is missing\n" + report);
    }
  }

  /** What is gone need not be deleted, and whose name it is that is in use was found out. */
  private boolean isNoFailure(Exchange call) {
    RuntimeException failure = call.failure().get();
    return call.is(Verb.DELETE)
        ? failure instanceof SnapshotException.NotFound
        : failure instanceof SnapshotException.NameTaken && isShownAfter(call);
  }

  private boolean isShownAfter(Exchange creation) {
    return trace.all().stream()
        .dropWhile(call -> !call.equals(creation))
        .flatMap(call -> call.listing().stream())
        .anyMatch(listing -> Trace.find(listing, creation.name()).isPresent());
  }

  private void require(boolean condition, Supplier<String> details) {
    world.require(condition, Rule.TRUE_REPORT, () -> details.get() + "\n" + report);
  }
}
