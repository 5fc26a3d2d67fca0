package io.github.lightsailsnapshot.core;

import io.github.lightsailsnapshot.core.Problem.Step;
import io.github.lightsailsnapshot.core.RunState.Taken;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Waits until the run's snapshot is available, and judges what became of it. */
final class WaitStep {
  private static final Duration LISTINGS_MAY_LAG = Duration.ofMinutes(1);

  private final RunContext run;
  private final ListStep list;

  WaitStep(RunContext run, ListStep list) {
    this.run = run;
    this.list = list;
  }

  /** The run as it stands when the snapshot is available, has failed or is gone, or the wait is over. */
  RunState settle(Taken taken) throws InterruptedException {
    Watch watch = new Watch(taken);
    if (run.settings().waits()) {
      watch.untilSettled();
    }
    run.recorder().own(watch.taken.snapshot());
    RunState state = judged(watch);
    return state instanceof Taken other ? settle(other) : state;
  }

  /** Whether it failed already, for a run that does not wait; then another snapshot of its slot may stand for it. */
  RunState unlessFailed(Taken taken) {
    run.recorder().own(taken.snapshot());
    return switch (taken.snapshot().state()) {
      case ERROR -> ended(taken);
      case UNKNOWN -> unverified(taken, unreadable(taken));
      case PENDING, AVAILABLE -> taken;
    };
  }

  /** What became of the snapshot; another one that stands for it has still to be judged. */
  private RunState judged(Watch watch) {
    Taken taken = watch.taken;
    return switch (taken.snapshot().state()) {
      case AVAILABLE -> ready(taken);
      case ERROR -> ended(taken);
      case PENDING -> watch.isGone() ? gone(taken) : pending(watch);
      case UNKNOWN -> watch.isGone() ? gone(taken) : unverified(taken, unreadable(taken));
    };
  }

  private static RunState ready(Taken taken) {
    return new RunState.Ready(taken.snapshot(), taken.slot(), taken.basis());
  }

  private RunState pending(Watch watch) {
    Taken taken = watch.taken;
    if (!run.settings().waits()) {
      return taken.isUnreadable() ? unverified(taken, unreadable(taken)) : ready(taken);
    }
    if (!watch.hasListed) {
      return unverified(
          taken, "no listing came back within " + limit() + ". The next run counts it");
    }
    if (!taken.isListed()) {
      return unverified(
          taken,
          taken.isUnreadable()
              ? unreadable(taken)
              : "is not listed after " + limit() + ". Check whether somebody deleted it");
    }
    run.recorder()
        .error(
            Step.WAITING,
            taken.snapshot().name() + " is still pending after " + limit(),
            "It does not count yet; what was deleted was judged without it.");
    return ready(taken);
  }

  private static String unreadable(Taken taken) {
    String why = taken.basis().unreadable(taken.snapshot().name()).orElse("its state is not known");
    return "could not be read: " + why + ". Look at it in the Lightsail console";
  }

  private RunState unverified(Taken taken, String why) {
    run.recorder()
        .error(
            Step.WAITING,
            taken.snapshot().name() + " was accepted, but " + why,
            "Nothing was deleted.");
    return new RunState.Unverified();
  }

  private RunState ended(Taken taken) {
    return failed(taken, taken.snapshot().name() + " ended in an error", "It counts as nothing.");
  }

  private RunState gone(Taken taken) {
    return failed(
        taken,
        taken.snapshot().name() + " was listed and is no longer",
        "Check whether somebody deleted it.");
  }

  /** With slots it matters whether the slot has a snapshot, not which one. */
  private RunState failed(Taken taken, String message, String advice) {
    Optional<Taken> other = taken.replaced();
    if (other.isEmpty()) {
      run.recorder().error(Step.WAITING, message, advice + " Nothing was deleted.");
      return new RunState.Failed();
    }
    run.recorder()
        .error(Step.WAITING, message, advice + " Another snapshot of its slot stands for it.");
    run.recorder().own(other.get().snapshot());
    return other.get();
  }

  private String limit() {
    return run.settings().patience().toString().substring("PT".length()).toLowerCase(Locale.ROOT);
  }

  /** One snapshot, seen in listing after listing. */
  private final class Watch {
    private Taken taken;
    private boolean wasSeen;
    private boolean isGone;
    private boolean hasListed;
    private Optional<Long> missingSince = Optional.empty();

    Watch(Taken taken) {
      this.taken = taken;
      this.wasSeen = taken.basis().shows(taken.snapshot().name());
    }

    void untilSettled() throws InterruptedException {
      Backoff backoff = new Backoff(run.ticker());
      boolean isInTime = true;
      while (isInTime && !isSettled()) {
        isInTime = backoff.pause(taken.deadline());
        if (isInTime || !hasListed) {
          run.recorder()
              .progress(new Progress.Waiting(
                  taken.snapshot().name(), taken.deadline().elapsed(run.ticker())));
          look();
        }
      }
    }

    private boolean isSettled() {
      Snapshot.State state = taken.snapshot().state();
      return state == Snapshot.State.AVAILABLE || state == Snapshot.State.ERROR || isGone();
    }

    /** Whether it was shown, and then complete listings of a whole minute did not show it. */
    boolean isGone() {
      return isGone;
    }

    private void look() throws InterruptedException {
      Optional<JobListing> listing = list.again(Step.WAITING, "The run goes on waiting.");
      if (listing.isEmpty()) {
        return;
      }
      boolean isShown = listing.get().shows(taken.snapshot().name());
      taken = taken.seen(listing.get());
      hasListed = true;
      wasSeen |= isShown;
      if (isShown || !wasSeen) {
        missingSince = Optional.empty();
      } else if (missingSince.isEmpty()) {
        missingSince = Optional.of(listing.get().requestedAt());
      } else {
        Duration missing = Duration.ofNanos(listing.get().requestedAt() - missingSince.get());
        isGone = missing.compareTo(LISTINGS_MAY_LAG) >= 0;
      }
    }
  }
}
