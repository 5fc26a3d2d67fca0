package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.time.Backoff;
import io.github.lightsailsnapshot.core.time.ClockSkew;
import io.github.lightsailsnapshot.core.time.Deadline;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides by a listing which slot a run is for, and whether the run is skipped. A run that has become too late for its
 * slot lists and decides again.
 */
final class CreateStep {
  /** A bound, because a machine may be suspended between any two steps and a run must end. */
  private static final int MOST_DECISIONS = 5;
  /** How long a request is repeated at least, even if the job does not wait for the snapshot. */
  static final Duration LEAST_PATIENCE = Duration.ofMinutes(1);

  private static final Duration SCHEDULED_AHEAD = ClockSkew.TOLERANCE;

  private final RunContext run;
  private final ListStep list;
  private final Optional<Instant> scheduledFor;

  private CreateStep(RunContext run, Optional<Instant> scheduledFor) {
    this.run = run;
    this.list = new ListStep(run);
    this.scheduledFor = scheduledFor;
  }

  /** The first state of a run that takes a snapshot. */
  static RunState first(Optional<Instant> scheduledFor) {
    return new Decision(scheduledFor, 1, RequestHistory.NONE, Optional.empty(), Duration.ZERO);
  }

  /**
   * The run waits for a listing by which it decides.
   *
   * @param number which decision of the run it is, from 1
   * @param requests the requests so far
   * @param retry when to list again, if the service has not reported its time yet
   */
  record Decision(
      Optional<Instant> scheduledFor,
      int number,
      RequestHistory requests,
      Optional<Retry> retry,
      Duration pause)
      implements RunState.AwaitsListing {
    @Override
    public RunState listed(RunContext run, ListAnswer answer) {
      return new CreateStep(run, scheduledFor).decided(this, answer);
    }

    /** It became too late to request a snapshot of the slot. */
    RunState tooLate(RunContext run, NameSearch search) {
      return new CreateStep(run, scheduledFor).tooLate(this, search);
    }

    private Optional<RunState> again(RunContext run) {
      Retry next = retry.orElseGet(() -> new Retry(
          Deadline.of(run.time(), run.settings().waitTimeout()).atLeast(LEAST_PATIENCE),
          Backoff.POLLING));
      return next.backoff()
          .pause(next.deadline().left(run.time()))
          .map(wait ->
              new Decision(scheduledFor, number, requests, Optional.of(next.longer()), wait));
    }
  }

  /** Until when, and after which pause, the listing is repeated. */
  private record Retry(Deadline deadline, Backoff backoff) {
    Retry longer() {
      return new Retry(deadline, backoff.longer());
    }
  }

  /** With slots, nothing is requested before the service has reported its time, because the slot's name is the lock. */
  private RunState decided(Decision decision, ListAnswer answer) {
    DecisionBasis basis = list.basis(answer);
    if (isSlotted() && !basis.tellsSlot()) {
      Optional<RunState> again = basis.mayRecover() ? decision.again(run) : Optional.empty();
      return again.orElseGet(this::slotUnknown);
    }
    if (decision.number() == 1) {
      basis.listing().ifPresent(list::examine);
    }
    Instant moment = new RunTime(run).of(basis);
    TimeSlot slot = slot(moment);
    return isOver(slot, moment) || isSkipped(basis, slot)
        ? new RunState.Skipped()
        : NameSearch.begin(run, slot, basis, decision);
  }

  private RunState tooLate(Decision decision, NameSearch search) {
    run.recorder().add(SlotProblems.delayed(search.slot()));
    if (decision.number() < MOST_DECISIONS) {
      return new Decision(
          scheduledFor, decision.number() + 1, search.requests(), Optional.empty(), Duration.ZERO);
    }
    run.recorder().add(SlotProblems.delayedTooOften(MOST_DECISIONS));
    return new RunState.Failed();
  }

  private boolean isSlotted() {
    return run.settings().slot().isPresent();
  }

  private RunState slotUnknown() {
    run.recorder().add(SlotProblems.unknown());
    return new RunState.Failed();
  }

  private TimeSlot slot(Instant moment) {
    if (scheduledFor.isEmpty()) {
      return TimeSlot.at(moment, run.settings());
    }
    if (scheduledFor.get().isAfter(moment.plus(SCHEDULED_AHEAD))) {
      run.recorder().add(SlotProblems.ahead(scheduledFor.get(), moment));
      return TimeSlot.at(moment, run.settings());
    }
    return TimeSlot.at(PossibleTime.atLeast(scheduledFor.get()), run.settings());
  }

  private boolean isOver(TimeSlot slot, Instant moment) {
    if (slot.isTooLate(moment)) {
      run.recorder().add(SlotProblems.over(slot));
      return true;
    }
    return false;
  }

  private boolean isSkipped(DecisionBasis basis, TimeSlot slot) {
    return basis
        .listing()
        .filter(listing -> isBehind(listing, slot) || list.othersPending(listing, slot))
        .isPresent();
  }

  /**
   * A slot is over if the newest snapshot was created in a later one. If that one is this slot's own, taken late, the run
   * is a retry, which finds it.
   */
  private boolean isBehind(JobListing listing, TimeSlot slot) {
    if (!slot.isLock()) {
      return false;
    }
    Optional<Instant> later = listing
        .newest()
        .filter(newest -> !slot.isServedBy(newest))
        .map(Snapshot::createdAt)
        .filter(created ->
            slot.start().isBefore(TimeSlot.at(created, run.settings()).start()));
    later.ifPresent(newest -> run.recorder().add(SlotProblems.behind(slot, newest)));
    return later.isPresent();
  }
}
