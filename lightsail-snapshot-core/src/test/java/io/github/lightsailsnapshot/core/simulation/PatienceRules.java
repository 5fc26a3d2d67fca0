package io.github.lightsailsnapshot.core.simulation;

import io.github.lightsailsnapshot.core.Problem.Step;
import io.github.lightsailsnapshot.core.SnapshotException;
import io.github.lightsailsnapshot.core.SnapshotReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A run that gives up has waited for as long as it is due. */
final class PatienceRules {
  private static final Duration FOR_A_LISTING = Duration.ofMinutes(1);
  private static final Duration AFTER_NO_ANSWER = Duration.ofSeconds(10);

  private final World world;
  private final SnapshotReport report;
  private final Trace trace;

  PatienceRules(World world, Execution execution, SnapshotReport report) {
    this.world = world;
    this.report = report;
    this.trace = execution.trace();
  }

  void check() {
    if (OutcomeRules.isStopped(report)) {
      return;
    }
    Duration patience = world.plan().patience();
    if (isStillWaitedFor(patience)) {
      require(patience, since(trace.beforeTaken(), trace.beforePruning()));
    }
    lastCreation().flatMap(Exchange::failure).filter(this::isGivenUp).ifPresent(failure -> {
      if (failure instanceof SnapshotException.Refused) {
        require(patience, sinceFirstRefusal());
      } else {
        require(dueLookingUp(failure), sinceLastCreation());
      }
    });
  }

  private static String text(Duration patience) {
    return patience.toString().substring(2).toLowerCase(Locale.ROOT);
  }

  private boolean isStillWaitedFor(Duration patience) {
    return report.errors().stream()
        .filter(error -> error.step() == Step.WAITING)
        .anyMatch(error -> error.message().endsWith(" after " + text(patience)));
  }

  /** Whether the run has no snapshot because of what came of its last request. */
  private boolean isGivenUp(RuntimeException failure) {
    return report.own().isEmpty()
        && report.errors().stream()
            .filter(error -> error.step() == Step.CREATION)
            .anyMatch(error -> error.message().contains(String.valueOf(failure.getMessage())));
  }

  private static Duration dueLookingUp(RuntimeException failure) {
    if (failure instanceof SnapshotException.NameTaken) {
      return FOR_A_LISTING;
    }
    boolean isDoubt = failure instanceof SnapshotException.Unavailable
        || failure instanceof SnapshotException.Throttled
        || !(failure instanceof SnapshotException);
    return isDoubt ? AFTER_NO_ANSWER : Duration.ZERO;
  }

  private Optional<Exchange> lastCreation() {
    return trace.of(Verb.CREATE).reduce((earlier, later) -> later);
  }

  private Duration sinceFirstRefusal() {
    Instant first = trace.of(Verb.CREATE).findFirst().orElseThrow().endedAt();
    return Duration.between(first, lastCreation().orElseThrow().endedAt());
  }

  private Duration sinceLastCreation() {
    Instant asked = lastCreation().orElseThrow().endedAt();
    return Duration.between(asked, trace.last().orElseThrow().endedAt());
  }

  private static Duration since(List<Exchange> before, List<Exchange> until) {
    return Duration.between(
        before.get(before.size() - 1).endedAt(), until.get(until.size() - 1).endedAt());
  }

  private void require(Duration due, Duration waited) {
    world.require(
        waited.compareTo(due) >= 0,
        Rule.PATIENCE,
        () -> "gave up after " + waited + ", due are " + due + "\n" + report);
  }
}
