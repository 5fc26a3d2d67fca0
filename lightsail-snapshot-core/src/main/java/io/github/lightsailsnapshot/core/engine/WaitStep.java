package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.engine.RunState.PruneProgress;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.RunKind;
import io.github.lightsailsnapshot.core.resume.ResumeToken;
import io.github.lightsailsnapshot.core.spi.Progress;
import io.github.lightsailsnapshot.core.time.Backoff;
import io.github.lightsailsnapshot.core.time.Deadline;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Polls until the run's snapshot is available, and determines what happened to it. */
final class WaitStep {
  private static final Duration LISTINGS_MAY_LAG = Duration.ofMinutes(1);

  private final RunContext run;
  private final Observation seen;

  private WaitStep(RunContext run, Observation seen) {
    this.run = run;
    this.seen = seen;
  }

  /** The next state of a run that has its snapshot. */
  static RunState begin(RunContext run, AwaitedSnapshot taken) {
    return run.kind() == RunKind.SNAPSHOT ? unlessFailed(run, taken) : settle(run, taken);
  }

  /** The next state of a resumed run after its listing. */
  static RunState resume(
      RunContext run, AwaitedSnapshot taken, ResumeToken.Sighting before, Instant now) {
    long asked = taken.basis().requestedAt();
    Optional<Long> missingSince =
        before.missingSince().map(since -> asked - Duration.between(since, now).toNanos());
    Observation then = new Observation(taken, before.wasListed(), false, missingSince, false);
    return new WaitStep(run, then.listed(taken.basis())).next(Backoff.POLLING);
  }

  /**
   * Checks whether the snapshot has already failed, for a run that does not wait. Another snapshot of its slot may then
   * replace it.
   */
  private static RunState unlessFailed(RunContext run, AwaitedSnapshot taken) {
    WaitStep step = new WaitStep(run, Observation.first(taken));
    run.recorder().snapshot(taken.snapshot());
    return switch (taken.snapshot().state()) {
      case ERROR -> step.ended();
      case UNKNOWN -> step.unverified(step.unreadable());
      case PENDING, AVAILABLE -> new RunState.Done();
    };
  }

  private static RunState settle(RunContext run, AwaitedSnapshot taken) {
    WaitStep step = new WaitStep(run, Observation.first(taken));
    return run.settings().waits() ? step.next(Backoff.POLLING) : step.judged();
  }

  /**
   * What the listings so far have shown of the snapshot.
   *
   * @param taken the snapshot with the last listing
   * @param wasSeen whether a listing has shown it
   * @param hasListed whether a listing came back while waiting
   * @param missingSince since when complete listings no longer show it, by the elapsed time
   * @param isGone whether it has been missing for a whole minute
   */
  record Observation(
      AwaitedSnapshot taken,
      boolean wasSeen,
      boolean hasListed,
      Optional<Long> missingSince,
      boolean isGone) {

    static Observation first(AwaitedSnapshot taken) {
      return new Observation(
          taken, taken.basis().shows(taken.snapshot().name()), false, Optional.empty(), false);
    }

    Observation listed(JobListing listing) {
      AwaitedSnapshot later = taken.seen(listing);
      if (listing.shows(taken.snapshot().name())) {
        return new Observation(later, true, true, Optional.empty(), isGone);
      }
      if (!wasSeen) {
        return new Observation(later, false, true, Optional.empty(), isGone);
      }
      long since = missingSince.orElse(listing.requestedAt());
      Duration missing = Duration.ofNanos(listing.requestedAt() - since);
      boolean isMissed = missingSince.isPresent() && missing.compareTo(LISTINGS_MAY_LAG) >= 0;
      return new Observation(later, true, true, Optional.of(since), isGone || isMissed);
    }

    boolean isSettled() {
      Snapshot.State state = taken.snapshot().state();
      return state == Snapshot.State.AVAILABLE || state == Snapshot.State.ERROR || isGone;
    }
  }

  /**
   * The snapshot is not available yet.
   *
   * @param seen what the listings have shown of it
   * @param backoff the pause after the next one
   * @param pause how long to wait before the next listing
   * @param isLast whether that is the last listing
   */
  record Wait(Observation seen, Backoff backoff, Duration pause, boolean isLast)
      implements RunState.AwaitsListing {
    @Override
    public void begin(RunContext run) {
      AwaitedSnapshot taken = seen.taken();
      run.recorder()
          .progress(
              new Progress.Waiting(taken.snapshot().name(), taken.deadline().elapsed(run.time())));
    }

    @Override
    public RunState.Sharing sharing() {
      return RunState.Sharing.NEXT;
    }

    @Override
    public Optional<Long> latest() {
      Deadline deadline = seen.taken().deadline();
      return Optional.of(deadline.start() + deadline.limit().toNanos());
    }

    @Override
    public RunState listed(RunContext run, ListAnswer answer) {
      Observation later = new ListStep(run)
          .listing(answer, ListingProblems::notSeenWaiting)
          .map(seen::listed)
          .orElse(seen);
      WaitStep step = new WaitStep(run, later);
      return isLast ? step.judged() : step.next(backoff);
    }
  }

  /**
   * Continues to wait until the snapshot is available or failed, or the time is up and at least one listing was
   * complete.
   */
  private RunState next(Backoff backoff) {
    if (seen.isSettled()) {
      return judged();
    }
    Optional<Duration> pause = backoff.pause(seen.taken().deadline().left(run.time()));
    if (pause.isPresent() && run.driving().inParts()) {
      return new RunState.Suspended(ResumeTokens.of(run, seen));
    }
    if (pause.isPresent()) {
      return new Wait(seen, backoff.longer(), pause.get(), false);
    }
    return seen.hasListed() ? judged() : new Wait(seen, backoff, Duration.ZERO, true);
  }

  /** The state after the snapshot is available, failed or gone. */
  private RunState judged() {
    AwaitedSnapshot taken = seen.taken();
    run.recorder().snapshot(taken.snapshot());
    return switch (taken.snapshot().state()) {
      case AVAILABLE -> ready();
      case ERROR -> ended();
      case PENDING -> seen.isGone() ? gone() : pending();
      case UNKNOWN -> seen.isGone() ? gone() : unverified(unreadable());
    };
  }

  private RunState ready() {
    AwaitedSnapshot taken = seen.taken();
    return new RunState.Ready(taken.snapshot(), taken.slot(), taken.basis(), PruneProgress.NONE);
  }

  private RunState pending() {
    AwaitedSnapshot taken = seen.taken();
    if (!run.settings().waits()) {
      return taken.isUnreadable() ? unverified(unreadable()) : ready();
    }
    Duration waited = run.settings().waitTimeout();
    if (!seen.hasListed()) {
      return unverified(WaitingProblems.noListing(name(), waited));
    }
    if (!taken.isListed()) {
      return unverified(
          taken.isUnreadable() ? unreadable() : WaitingProblems.notListed(name(), waited));
    }
    run.recorder().add(WaitingProblems.pending(name(), waited));
    return ready();
  }

  private Problem unreadable() {
    return seen.taken()
        .basis()
        .unreadable(name())
        .map(why -> WaitingProblems.unreadable(name(), why))
        .orElseGet(() -> WaitingProblems.stateUnknown(name()));
  }

  private RunState unverified(Problem why) {
    run.recorder().add(why);
    return new RunState.Done();
  }

  private RunState ended() {
    return seen.taken()
        .replaced()
        .map(other -> replaced(other, WaitingProblems.failedAndReplaced(name())))
        .orElseGet(() -> failed(WaitingProblems.failed(name())));
  }

  private RunState gone() {
    return seen.taken()
        .replaced()
        .map(other -> replaced(other, WaitingProblems.goneAndReplaced(name())))
        .orElseGet(() -> failed(WaitingProblems.gone(name())));
  }

  private RunState failed(Problem why) {
    run.recorder().add(why);
    return new RunState.Failed();
  }

  /** With slots, any snapshot of the slot will do. */
  private RunState replaced(AwaitedSnapshot other, Problem why) {
    run.recorder().add(why);
    run.recorder().snapshot(other.snapshot());
    return run.kind() == RunKind.SNAPSHOT ? new RunState.Done() : settle(run, other);
  }

  private String name() {
    return seen.taken().snapshot().name();
  }
}
