package io.github.lightsailsnapshot.core;

import io.github.lightsailsnapshot.core.ListStep.Basis;
import io.github.lightsailsnapshot.core.Problem.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Gets the run its snapshot: decides the slot, asks for a snapshot, or finds the one that was asked for before. A run that
 * became too late for its slot looks and decides again.
 */
final class CreateStep {
  /** A machine may be suspended between any two steps, but a run must end. */
  private static final int MOST_DECISIONS = 5;
  /** Asking for a snapshot goes on at least so long, also where the job does not wait for it. */
  static final Duration LEAST_PATIENCE = Duration.ofMinutes(1);

  private static final Duration SCHEDULED_AHEAD = ClockSkew.TOLERANCE;

  private final RunContext run;
  private final ListStep list;
  private final Optional<Instant> scheduledFor;

  CreateStep(RunContext run, ListStep list, Optional<Instant> scheduledFor) {
    this.run = run;
    this.list = list;
    this.scheduledFor = scheduledFor;
  }

  /** The run's snapshot with a complete listing, or why there is none. */
  RunState take() throws InterruptedException {
    NameSearch search = new NameSearch(run, list);
    for (int decision = 1; decision <= MOST_DECISIONS; decision++) {
      Basis basis = basis();
      if (isSlotted() && !basis.tellsSlot()) {
        return slotUnknown();
      }
      if (decision == 1) {
        basis.listing().ifPresent(list::examine);
      }
      Instant moment = moment(basis);
      TimeSlot slot = slot(moment);
      if (isOver(slot, moment) || isSkipped(basis, slot)) {
        return new RunState.Skipped();
      }
      Optional<RunState> taken = search.take(slot, basis);
      if (taken.isPresent()) {
        return taken.get();
      }
      run.recorder()
          .warning(
              Step.CREATION,
              "It became too late to ask for the snapshot of the slot of " + slot.start(),
              "The run looked again and decided anew.");
    }
    run.recorder()
        .error(
            Step.CREATION,
            "The run was held up until it was too late for its slot, " + MOST_DECISIONS + " times",
            "No snapshot was made and nothing deleted.");
    return new RunState.Failed();
  }

  private boolean isSlotted() {
    return run.settings().slot().isPresent();
  }

  /** With slots, nothing is asked for before the service has told the time: the slot's name is the lock. */
  private Basis basis() throws InterruptedException {
    Basis basis = list.before();
    if (!isSlotted()) {
      return basis;
    }
    Deadline deadline =
        Deadline.of(run.ticker(), run.settings().patience()).atLeast(LEAST_PATIENCE);
    Backoff backoff = new Backoff(run.ticker());
    while (!basis.tellsSlot() && basis.mayRecover() && backoff.pause(deadline)) {
      basis = list.before();
    }
    return basis;
  }

  private RunState slotUnknown() {
    run.recorder()
        .error(
            Step.CREATION,
            "Lightsail did not tell the time, so the slot is not known",
            "No snapshot was asked for and nothing deleted.");
    return new RunState.Failed();
  }

  private Instant moment(Basis basis) {
    return basis
        .time()
        .map(time -> isSlotted() ? time.served() : time.latestNow(run))
        .orElseGet(run.clock()::instant);
  }

  private TimeSlot slot(Instant moment) {
    if (scheduledFor.isEmpty()) {
      return TimeSlot.at(moment, run.settings());
    }
    if (scheduledFor.get().isAfter(moment.plus(SCHEDULED_AHEAD))) {
      run.recorder()
          .warning(
              Step.CREATION,
              "The run is scheduled for " + scheduledFor.get() + ", and it is only " + moment,
              "The slot of now was taken.");
      return TimeSlot.at(moment, run.settings());
    }
    return TimeSlot.at(scheduledFor.get(), run.settings());
  }

  private boolean isOver(TimeSlot slot, Instant moment) {
    if (slot.isTooLate(moment)) {
      run.recorder()
          .warning(
              Step.CREATION,
              "It is too late for the slot of " + slot.start() + ", which ended at " + slot.end(),
              "This run leaves everything as it is; the next slot's run goes on.");
      return true;
    }
    return false;
  }

  private boolean isSkipped(Basis basis, TimeSlot slot) {
    return basis
        .listing()
        .filter(listing -> isBehind(listing, slot) || list.othersPending(listing, slot))
        .isPresent();
  }

  /** A slot before the one in which the newest snapshot was created is over: that one stands for it. */
  private boolean isBehind(JobListing listing, TimeSlot slot) {
    if (!slot.isLock()) {
      return false;
    }
    Optional<Instant> newest = listing.newestCreation();
    boolean isBehind = newest
        .filter(created ->
            slot.start().isBefore(TimeSlot.at(created, run.settings()).start()))
        .isPresent();
    if (isBehind) {
      run.recorder()
          .warning(
              Step.CREATION,
              "The newest snapshot was created at " + newest.get() + ", after the slot of "
                  + slot.start(),
              "This run leaves everything as it is. If no run was late, check the clock of this host.");
    }
    return isBehind;
  }
}
