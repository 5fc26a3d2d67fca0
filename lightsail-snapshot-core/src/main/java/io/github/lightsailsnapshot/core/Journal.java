package io.github.lightsailsnapshot.core;

import io.github.lightsailsnapshot.core.Problem.Severity;
import io.github.lightsailsnapshot.core.Problem.Step;
import io.github.lightsailsnapshot.retention.RetentionPlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What happens in a run, written down as it happens, and told to the progress listeners. It becomes the report. */
final class Journal {
  private final JobSettings settings;
  private final Instant startedAt;
  private final List<Problem> problems = new ArrayList<>();
  private final List<Deletion> deletions = new ArrayList<>();
  private @Nullable OwnSnapshot own;
  private @Nullable RetentionPlan plan;
  private @Nullable Progress lastProgress;
  private @Nullable Outcome decided;
  private boolean isDeleting;

  Journal(JobSettings settings) {
    this.settings = settings;
    this.startedAt = settings.clock().instant();
    progress(new Progress.Started(settings.source(), settings.naming().basename()));
  }

  /** Listeners are foreign code: whatever they throw is only noted. */
  void progress(Progress progress) {
    lastProgress = progress;
    for (ProgressListener listener : settings.listeners()) {
      try {
        listener.on(progress);
      } catch (Throwable thrown) {
        Account.keepInterruption(thrown);
        warning(
            Step.NOTIFICATION,
            "A progress listener failed with " + ForeignText.of(thrown),
            "Nothing else is changed by it.");
      }
    }
  }

  void own(OwnSnapshot snapshot) {
    boolean first = own == null;
    own = snapshot;
    if (first) {
      progress(new Progress.Taken(snapshot));
    }
  }

  void plan(RetentionPlan made) {
    plan = made;
  }

  /** From now on until {@link #deletion} a snapshot may be gone. */
  void deletionBegins() {
    isDeleting = true;
  }

  void deletion(Deletion deletion) {
    isDeleting = false;
    deletions.add(deletion);
    progress(new Progress.Deleted(deletion));
  }

  void warning(Step step, String message, String next) {
    problems.add(new Problem(step, Severity.WARNING, message, Optional.empty(), next));
  }

  void warning(Step step, SnapshotException failure, String next) {
    problems.add(new Problem(step, Severity.WARNING, messageOf(failure), failure.answer(), next));
  }

  void error(Step step, String message, String next) {
    problems.add(new Problem(step, Severity.ERROR, message, Optional.empty(), next));
  }

  void error(Step step, SnapshotException failure, String next) {
    problems.add(new Problem(step, Severity.ERROR, messageOf(failure), failure.answer(), next));
  }

  private static String messageOf(SnapshotException failure) {
    return String.valueOf(failure.getMessage());
  }

  void failed() {
    decided = Outcome.FAILED;
  }

  void skipped() {
    decided = Outcome.SKIPPED;
  }

  void interrupted() {
    stopped("The run was interrupted. Its last step was: " + lastProgress);
  }

  /** Something failed that nobody foresaw. */
  void broken(Throwable unforeseen) {
    stopped("The run was broken off by " + ForeignText.of(unforeseen) + ". Its last step was: "
        + lastProgress);
  }

  private void stopped(String message) {
    boolean nothingYet = own == null && deletions.isEmpty() && !isDeleting;
    error(problemStep(), message, nextAfterStop(nothingYet));
    decided = nothingYet ? Outcome.FAILED : Outcome.DEGRADED;
  }

  private String nextAfterStop(boolean nothingYet) {
    if (isDeleting) {
      return "That snapshot may be gone; nothing more is deleted. The next run goes on from here.";
    }
    return nothingYet
        ? "Nothing was deleted. If a snapshot was asked for, the next run finds it."
        : "Nothing more is deleted. The next run goes on from here.";
  }

  private Step problemStep() {
    if (lastProgress instanceof Progress.Deleting || lastProgress instanceof Progress.Deleted) {
      return Step.DELETION;
    }
    return own == null ? Step.CREATION : Step.WAITING;
  }

  /** The report, as it is when the listeners were told of the end: one that fails at that is in it too. */
  SnapshotReport report() {
    Instant finishedAt = settings.clock().instant();
    progress(new Progress.Finished(reportAt(finishedAt)));
    return reportAt(finishedAt);
  }

  private SnapshotReport reportAt(Instant finishedAt) {
    return new SnapshotReport(
        RunKind.RUN,
        Where.UNKNOWN,
        settings.source(),
        settings.naming().basename(),
        outcome(),
        false,
        Optional.ofNullable(own),
        Optional.ofNullable(plan),
        deletions,
        problems,
        List.of(),
        startedAt,
        finishedAt);
  }

  private Outcome outcome() {
    if (decided != null) {
      return decided;
    }
    boolean flawless = problems.stream().noneMatch(problem -> problem.severity() == Severity.ERROR);
    return flawless ? Outcome.SUCCEEDED : Outcome.DEGRADED;
  }
}
