package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.RunInfo;
import io.github.lightsailsnapshot.core.report.TakenSnapshot;
import io.github.lightsailsnapshot.core.resume.ResumeToken;
import io.github.lightsailsnapshot.core.resume.ResumeToken.Parts;
import io.github.lightsailsnapshot.core.resume.ResumeToken.Sighting;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Creates the tokens of suspended runs, and checks which job may resume one. */
final class ResumeTokens {
  private static final Pattern NAMELESS = Pattern.compile("\\$\\$|@[0-9a-f]+\\b");

  private ResumeTokens() {}

  /** A token for a run that has its snapshot and would wait for it. */
  static ResumeToken of(RunContext run, WaitStep.Observation seen) {
    AwaitedSnapshot taken = seen.taken();
    Instant now = new RunTime(run).nowBy(taken.basis());
    Optional<Instant> missingSince =
        seen.missingSince().map(since -> now.minus(run.time().since(since)));
    Sighting sighting = new Sighting(taken.snapshot(), seen.wasSeen(), missingSince);
    if (run.resumed().isPresent()) {
      return with(run.resumed().get(), sighting, run.recorder().problems());
    }
    return new ResumeToken(new Parts(
        run.recorder().info(),
        sighting,
        acceptedAt(taken, now),
        now.plus(taken.deadline().left(run.time())),
        run.startedAt(),
        policyOf(run.settings()),
        run.settings().zone().getId(),
        run.recorder().problems()));
  }

  /**
   * A snapshot that was found counts from then on. If the service does not report its time, only this host's clock is
   * available.
   */
  private static Instant acceptedAt(AwaitedSnapshot taken, Instant now) {
    boolean isTold = taken.snapshot().origin() == TakenSnapshot.Origin.CREATED
        && taken.basis().servedAt().isPresent();
    return isTold ? taken.snapshot().createdAt().orElse(now) : now;
  }

  /** The policy as text; empty for a policy without a name, whose text differs between processes. */
  static String policyOf(JobSettings settings) {
    String text = ForeignText.named(settings.policy());
    return NAMELESS.matcher(text).find() ? "" : text;
  }

  /** The token with the problems since. */
  static ResumeToken with(ResumeToken token, List<Problem> later) {
    return with(token, token.parts().sighting(), later);
  }

  private static ResumeToken with(ResumeToken token, Sighting seen, List<Problem> later) {
    Parts parts = token.parts();
    return new ResumeToken(new Parts(
        parts.run(),
        seen,
        parts.acceptedAt(),
        parts.deadline(),
        parts.startedAt(),
        parts.policy(),
        parts.zone(),
        later));
  }

  /** Why another job cannot resume this run; empty if it can. */
  static Optional<String> mismatch(RunInfo run, RunInfo other) {
    return difference("source", run.source(), other.source())
        .or(() -> difference("basename", run.basename(), other.basename()))
        .or(() -> difference(
            "region",
            run.where().region().orElse("unknown"),
            other.where().region().orElse("unknown")))
        .or(() -> difference(
            "kind", run.where().kind().orElse("unknown"), other.where().kind().orElse("unknown")));
  }

  private static Optional<String> difference(String what, String here, String there) {
    return here.equals(there)
        ? Optional.empty()
        : Optional.of("The run was started with the " + what + " \"" + here
            + "\" and cannot be resumed by a job with the " + what + " \"" + there + "\"");
  }
}
