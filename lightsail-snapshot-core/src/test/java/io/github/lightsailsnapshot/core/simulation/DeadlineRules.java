package io.github.lightsailsnapshot.core.simulation;

import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An execution of a job that has a deadline begins no call, no hook and no pause that would not leave the notifiers and the hook
 * after the snapshot their time, in each of its parts. What is under way is not interrupted here, because the job does that in real
 * time: it may last as long as a call can. Hooks, listeners and a host that is held up count as foreign.
 */
final class DeadlineRules {
  private static final Duration LONGEST_CALL = Duration.ofSeconds(43);

  private final World world;
  private final Execution execution;
  private Instant began = Instant.MAX;
  private Duration foreign = Duration.ZERO;
  private boolean isWatched = true;

  DeadlineRules(World world, Execution execution) {
    this.world = world;
    this.execution = execution;
  }

  /** After the last fault there is none, so that each run comes to its end. */
  Optional<Duration> limit() {
    return world.isCalm() ? Optional.empty() : world.plan().deadline();
  }

  /** A part of it begins. */
  void begin() {
    began = world.region().now();
    foreign = foreignTime();
    isWatched = true;
  }

  /** No thread could be started that watches the deadline. */
  void isNotWatched() {
    isWatched = false;
  }

  private Duration foreignTime() {
    return execution.foreignTime().plus(execution.hooks().time());
  }

  private Optional<Duration> ofCalls() {
    return limit().map(limit -> limit.minus(forNotifiers(limit)).minus(forHook(limit)));
  }

  private Duration forNotifiers(Duration limit) {
    Recipients recipients = execution.recipients();
    return shorter(
        recipients.notifierTimeout().multipliedBy(recipients.ears().size()), limit.dividedBy(2));
  }

  private Duration forHook(Duration limit) {
    return execution.hooks().present()
        ? shorter(execution.hooks().timeout(), limit.dividedBy(4))
        : Duration.ZERO;
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private Duration elapsed() {
    return Duration.between(began, world.region().now());
  }

  /** Before a call, a hook or a pause. */
  void mayBegin(String what, Duration pause) {
    ofCalls()
        .ifPresent(end -> require(
            elapsed().plus(pause).compareTo(end) < 0,
            () -> what + " begins after " + elapsed() + ", calls end after " + end));
  }

  /** A part of it has ended. */
  void ended() {
    ofCalls().ifPresent(end -> {
      Duration own = elapsed().minus(foreignTime().minus(foreign));
      require(
          own.compareTo(end.plus(LONGEST_CALL)) <= 0,
          () -> "it took " + own + ", calls end after " + end);
    });
  }

  /** The deadline is told of if and only if it stopped the run, and is none of the host's interruptions. */
  void reported(SnapshotReport report) {
    boolean isTold = report.has(Problem.Kind.DEADLINE_PASSED);
    require(!isTold || limit().isPresent(), () -> "there is no deadline\n" + report);
    require(!isTold || !report.interrupted(), () -> "it counts as interrupted\n" + report);
    require(
        !isTold || elapsed().plus(longestPause()).compareTo(ofCalls().get()) >= 0,
        () ->
            "stopped after " + elapsed() + ", calls end after " + ofCalls().get() + "\n" + report);
    boolean saysUnwatched = report.has(Problem.Kind.DEADLINE_NOT_WATCHED);
    require(isWatched || saysUnwatched, () -> "it does not say that nothing watches it\n" + report);
    require(
        !saysUnwatched || limit().isPresent(), () -> "there is nothing to be watched\n" + report);
  }

  /** With hooks, the few requests are spread over the wait. */
  private Duration longestPause() {
    return execution.hooks().present() ? world.plan().askingTimeout() : JobPlan.LEAST_PATIENCE;
  }

  private void require(boolean condition, Supplier<String> details) {
    world.require(condition, Invariant.DEADLINE, details);
  }
}
