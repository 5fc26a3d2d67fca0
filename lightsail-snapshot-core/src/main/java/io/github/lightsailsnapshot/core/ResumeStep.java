package io.github.lightsailsnapshot.core;

import io.github.lightsailsnapshot.core.Problem.Step;
import io.github.lightsailsnapshot.core.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Goes on with a run that was suspended. The token proves nothing: only a snapshot of the job that a fresh complete listing shows
 * lets the run delete.
 *
 * @param token what was stored
 */
record ResumeStep(ResumeToken token) implements RunState.AwaitsListing {

  @Override
  public RunState listed(RunContext run, ListAnswer answer) {
    Instant now = answer.time().map(ServiceTime::served).orElseGet(run.clock()::instant);
    Optional<JobListing> listing =
        new ListStep(run).orWarning(answer, Step.WAITING, "The run goes on waiting.");
    if (isStuck(run, now)) {
      return tooLate(run, listing, now);
    }
    if (listing.isEmpty()) {
      return unlisted(run, now);
    }
    changedSettings(run);
    return WaitStep.resume(run, taken(run, listing.get(), now), token.sighting(), now);
  }

  private RunState tooLate(RunContext run, Optional<JobListing> listing, Instant now) {
    OwnSnapshot own = token.snapshot();
    listing.flatMap(shown -> shown.find(own.name())).map(own::seen).ifPresent(run.recorder()::own);
    run.recorder()
        .error(
            Step.WAITING,
            own.name() + " was accepted at " + token.acceptedAt() + ", and the run was resumed at "
                + now,
            "That is too late to rely on it. Nothing was deleted. The next run goes on.");
    return new RunState.Failed();
  }

  private boolean isStuck(RunContext run, Instant now) {
    Duration age = Duration.between(token.acceptedAt(), now);
    return age.compareTo(run.settings().pendingTimeout()) >= 0;
  }

  private Taken taken(RunContext run, JobListing listing, Instant now) {
    Instant slotTime = run.settings().naming().timeIn(token.snapshot().name()).orElse(now);
    return new Taken(
            token.snapshot(),
            TimeSlot.at(slotTime, run.settings()),
            listing,
            Deadline.of(run.time(), left(now)))
        .seen(listing);
  }

  private Duration left(Instant now) {
    Duration left = Duration.between(now, token.deadline());
    return left.isNegative() ? Duration.ZERO : left;
  }

  private RunState unlisted(RunContext run, Instant now) {
    if (!left(now).isZero()) {
      return new RunState.Suspended(token.with(run.recorder().problems()));
    }
    run.recorder()
        .error(
            Step.WAITING,
            token.snapshot().name() + " was accepted, but no listing came back until "
                + token.deadline(),
            "Nothing was deleted. The next run counts it.");
    return new RunState.Done();
  }

  /** What the job is set to now holds. */
  private void changedSettings(RunContext run) {
    changed(run, "policy", token.policy(), ResumeToken.policyOf(run.settings()));
    changed(run, "zone", token.zone(), run.settings().zone().getId());
  }

  private static void changed(RunContext run, String what, String then, String now) {
    if (!now.equals(then) && !now.isEmpty() && !then.isEmpty()) {
      run.recorder()
          .warning(
              Step.PLANNING,
              "The job's " + what + " was " + then + " when the run began, and is " + now,
              "The one of now holds.");
    }
  }
}
