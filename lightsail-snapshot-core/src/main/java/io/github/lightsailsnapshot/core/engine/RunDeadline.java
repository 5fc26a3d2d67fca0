package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.time.Deadline;
import io.github.lightsailsnapshot.core.time.TimeSource;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Until when a run may continue, if its job has a deadline. Some time is reserved for the notifiers, and some for the
 * hook after the snapshot; everything else ends earlier. Used only by the thread of the run.
 */
final class RunDeadline {
  /** The minimum time of a hook or notifier, if a client that cannot be interrupted has used up the reserved time. */
  private static final Duration LEAST = Duration.ofMillis(100);

  private final TimeSource time;
  private final Optional<Ends> ends;
  private @Nullable DeadlineWatch watch;
  private boolean hasPassed;

  private RunDeadline(TimeSource time, Optional<Ends> ends) {
    this.time = time;
    this.ends = ends;
  }

  /** The deadlines of a run: for its calls, its hooks, and as a whole. */
  private record Ends(Deadline ofCalls, Deadline ofHooks, Deadline ofRun) {
    static Ends of(JobSettings settings, Duration limit, long start) {
      Duration notifiers = shorter(
          settings.notifierTimeout().multipliedBy(settings.notifiers().size()), limit.dividedBy(2));
      Duration hook = settings.hooks().after().isPresent()
          ? shorter(settings.hooks().timeout(), limit.dividedBy(4))
          : Duration.ZERO;
      Duration hooks = limit.minus(notifiers);
      return new Ends(
          new Deadline(start, hooks.minus(hook)),
          new Deadline(start, hooks),
          new Deadline(start, limit));
    }
  }

  /** No deadline. */
  static RunDeadline none(JobSettings settings) {
    return new RunDeadline(settings.time(), Optional.empty());
  }

  /** The job's deadline, if it has one, for a run that began at the given moment of its time source. */
  static RunDeadline of(JobSettings settings, long start) {
    return new RunDeadline(
        settings.time(), settings.deadline().map(limit -> Ends.of(settings, limit, start)));
  }

  /** Starts to watch: interrupts the calling thread at the deadline of its calls. */
  void watch(JobSettings settings) {
    if (ends.isEmpty()) {
      return;
    }
    DeadlineWatch begun = new DeadlineWatch(ends.get().ofCalls().left(time));
    Objects.requireNonNull(
            settings.threads().newThread(begun::watch), "the thread factory answered null")
        .start();
    watch = begun;
  }

  /** Checks the deadline. Called before each call of the service. */
  void stopIfOver() throws InterruptedException {
    ForeignCode.stopIfInterrupted();
    stopBefore(Duration.ZERO);
  }

  /** Pauses if there is time left for a call afterwards. */
  void sleep(Duration pause) throws InterruptedException {
    stopBefore(pause);
    time.sleep(pause);
  }

  /** Checks that there is time left for a pause, and for a call afterwards. */
  void stopBefore(Duration pause) throws InterruptedException {
    if (ends.isEmpty()) {
      return;
    }
    Duration left = ends.get().ofCalls().left(time);
    if (left.compareTo(pause) <= 0) {
      hasPassed = true;
      throw new InterruptedException();
    }
    if (watch != null) {
      watch.ringIn(left);
    }
  }

  /** Until when the run may make calls, by the elapsed time; empty without a deadline. */
  Optional<Long> endOfCalls() {
    return ends.map(Ends::ofCalls).map(end -> end.start() + end.limit().toNanos());
  }

  /** How long the hook after the snapshot may take. */
  Duration ofHookAfter(Duration timeout) {
    return ends.map(end -> within(end.ofHooks(), timeout, 1)).orElse(timeout);
  }

  /** How long the next notifier may take. */
  Duration ofNotifier(Duration timeout, int remaining) {
    return ends.map(end -> within(end.ofRun(), timeout, remaining)).orElse(timeout);
  }

  private Duration within(Deadline end, Duration timeout, int shares) {
    Duration share = end.left(time).dividedBy(shares);
    return shorter(timeout, share.compareTo(LEAST) > 0 ? share : LEAST);
  }

  /**
   * Stops watching. If the watch has interrupted the thread and the flag is still set, the flag is cleared.
   *
   * @return whether the deadline, and not another interruption, stopped the run
   */
  boolean end() {
    boolean hasRung = watch != null && watch.end();
    watch = null;
    // The watch has interrupted the thread and the flag is still set: the watch did not stop the
    // run.
    boolean isUnused = hasRung && Thread.currentThread().isInterrupted();
    if (isUnused) {
      boolean unused = Thread.interrupted();
    }
    return hasPassed || (hasRung && !isUnused);
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
