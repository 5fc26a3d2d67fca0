package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.Problem.Kind;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The problems with slots. */
final class SlotProblems {
  private SlotProblems() {}

  static Problem unknown() {
    return Problem.error(
        Kind.SLOT_UNKNOWN,
        "Lightsail did not report its time, so the slot is not known",
        CreationProblems.NOTHING_MADE);
  }

  /** The run lists again. */
  static Problem delayed(TimeSlot slot) {
    return Problem.warning(
        Kind.RUN_DELAYED,
        "The run was delayed until it was too late for the slot of " + slot.start(),
        "It listed again and determined its slot again.");
  }

  /** The run fails. */
  static Problem delayedTooOften(int times) {
    return Problem.error(
        Kind.RUN_DELAYED,
        "The run was delayed until it was too late for its slot, " + times + " times",
        CreationProblems.NOTHING_MADE);
  }

  static Problem ahead(Instant scheduled, Instant now) {
    return Problem.warning(
        Kind.SCHEDULED_AHEAD,
        "The run was scheduled for " + scheduled + ", but it is only " + now,
        "The current slot was used instead.");
  }

  static Problem over(TimeSlot slot) {
    return Problem.warning(
        Kind.SLOT_OVER,
        "It is too late for the slot of " + slot.start() + ", which ended at " + slot.end(),
        "This run changed nothing; the next slot's run continues.");
  }

  /** A slot before the one of the newest snapshot. */
  static Problem behind(TimeSlot slot, Instant newest) {
    return Problem.warning(
        Kind.SLOT_BEHIND,
        "The newest snapshot was created at " + newest + ", after the slot of " + slot.start(),
        "This run changed nothing. If no run was late, check the clock of this host.");
  }

  static Problem createdBefore(TimeSlot slot, Snapshot holder) {
    return Problem.warning(
        Kind.CREATED_BEFORE_ITS_SLOT,
        holder.name() + " was created at " + holder.createdAt() + ", "
            + Duration.between(holder.createdAt(), slot.start()).toMinutes()
            + " min before its slot began",
        "The clock of a host that runs this job is, or was, fast by as much."
            + " This slot's snapshot gets the next name.");
  }

  static Problem zoneNotSet(ZoneId here) {
    return Problem.warning(
        Kind.ZONE_NOT_SET,
        "The job's slots are days in UTC, but this machine's zone is " + here
            + ": a job that runs at a fixed local time can miss a day when clocks change",
        "Set the job's zone, or schedule it in UTC.");
  }
}
