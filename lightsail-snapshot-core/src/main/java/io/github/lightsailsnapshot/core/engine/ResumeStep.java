package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.report.TakenSnapshot;
import io.github.lightsailsnapshot.core.resume.ResumeToken;
import io.github.lightsailsnapshot.core.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Resumes a suspended run. The token proves nothing: the run may delete only if a new complete listing shows its
 * snapshot.
 *
 * @param token the stored token
 */
record ResumeStep(ResumeToken token) implements RunState.AwaitsListing {

  @Override
  public RunState listed(RunContext run, ListAnswer answer) {
    Instant now = new RunTime(run).of(answer);
    Optional<JobListing> listing =
        new ListStep(run).listing(answer, ListingProblems::notSeenWaiting);
    if (isStuck(run, now)) {
      return tooLate(run, listing, now);
    }
    if (listing.isEmpty()) {
      return unlisted(run, now);
    }
    changedSettings(run);
    return WaitStep.resume(run, taken(run, listing.get(), now), token.parts().sighting(), now);
  }

  private RunState tooLate(RunContext run, Optional<JobListing> listing, Instant now) {
    TakenSnapshot own = token.snapshot();
    listing
        .flatMap(shown -> shown.find(own.name()))
        .map(own::seen)
        .ifPresent(run.recorder()::snapshot);
    run.recorder().add(WaitingProblems.resumedTooLate(token, now));
    return new RunState.Failed();
  }

  private boolean isStuck(RunContext run, Instant now) {
    Duration age = Duration.between(token.acceptedAt(), now);
    return age.compareTo(run.settings().pendingTimeout()) >= 0;
  }

  private AwaitedSnapshot taken(RunContext run, JobListing listing, Instant now) {
    Instant slotTime = run.settings().naming().timeIn(token.snapshot().name()).orElse(now);
    return new AwaitedSnapshot(
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
      return new RunState.Suspended(ResumeTokens.with(token, run.recorder().problems()));
    }
    run.recorder().add(WaitingProblems.noListing(token.snapshot().name(), token.deadline()));
    return new RunState.Done();
  }

  /** The job's current settings apply. */
  private void changedSettings(RunContext run) {
    changed(run, "policy", token.parts().policy(), ResumeTokens.policyOf(run.settings()));
    changed(run, "zone", token.parts().zone(), run.settings().zone().getId());
  }

  private static void changed(RunContext run, String what, String then, String now) {
    if (!now.equals(then) && !now.isEmpty() && !then.isEmpty()) {
      run.recorder().add(PruningProblems.settingChanged(what, then, now));
    }
  }
}
