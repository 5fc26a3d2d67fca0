package io.github.lightsailsnapshot.core;

import io.github.lightsailsnapshot.core.Problem.Severity;
import io.github.lightsailsnapshot.core.Problem.Step;
import io.github.lightsailsnapshot.retention.RetentionPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Records what happens in a run, and tells the progress listeners of it. It becomes the report. */
final class RunRecorder {
  private final RunInfo info;
  private final List<JobListener> listeners;
  private final Map<Object, Problem> problems = new LinkedHashMap<>();
  private final List<Deletion> deletions = new ArrayList<>();
  private final Set<Integer> failedListeners = new HashSet<>();
  private @Nullable OwnSnapshot own;
  private @Nullable RetentionPlan plan;
  private @Nullable Progress lastProgress;
  private boolean isDeleting;

  RunRecorder(RunInfo info, List<JobListener> listeners) {
    this.info = info;
    this.listeners = listeners;
  }

  /** What was recorded before the run was suspended. */
  void resume(ResumeToken token) {
    token.problems().forEach(problem -> problems.put(keyOf(problem), problem));
    own = token.snapshot();
  }

  RunInfo info() {
    return info;
  }

  List<Problem> problems() {
    return List.copyOf(problems.values());
  }

  /** Listeners are foreign code: that one fails is recorded once, however often it does. */
  void progress(Progress progress) {
    lastProgress = progress;
    JobEvent event = new JobEvent(info, progress);
    for (int i = 0; i < listeners.size(); i++) {
      try {
        listeners.get(i).onEvent(event);
      } catch (Throwable thrown) {
        ForeignCode.keepInterruption(thrown);
        if (failedListeners.add(i)) {
          warning(
              Step.NOTIFICATION,
              "A progress listener failed with " + ForeignText.of(thrown),
              "Nothing else is changed by it. It may have failed again.");
        }
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

  Optional<OwnSnapshot> own() {
    return Optional.ofNullable(own);
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

  boolean hasDeletions() {
    return isDeleting || !deletions.isEmpty();
  }

  void warning(Step step, String message, String next) {
    add(new Problem(step, Severity.WARNING, message, Optional.empty(), next));
  }

  void warning(Step step, SnapshotException failure, String next) {
    add(new Problem(step, Severity.WARNING, messageOf(failure), failure.answer(), next));
  }

  void error(Step step, String message, String next) {
    add(new Problem(step, Severity.ERROR, message, Optional.empty(), next));
  }

  void error(Step step, SnapshotException failure, String next) {
    add(new Problem(step, Severity.ERROR, messageOf(failure), failure.answer(), next));
  }

  /** Equal problems are one with a count; the service's id of a request does not make them differ. */
  void add(Problem problem) {
    problems.merge(
        keyOf(problem),
        problem,
        (known, again) -> new Problem(
            known.step(),
            known.severity(),
            known.message(),
            known.answer(),
            known.next(),
            known.count() + 1));
  }

  private static List<Object> keyOf(Problem problem) {
    return List.of(
        problem.step(),
        problem.severity(),
        problem.message(),
        problem.answer().map(answer -> answer.code() + ": " + answer.message()),
        problem.next());
  }

  private static String messageOf(SnapshotException failure) {
    return String.valueOf(failure.getMessage());
  }

  /** The run was interrupted. */
  void interrupted() {
    stopped("The run was interrupted");
  }

  /** The run's deadline passed, or would have in the next pause. */
  void deadlinePassed(Duration deadline) {
    stopped("The run's deadline of "
        + deadline.toString().substring("PT".length()).toLowerCase(Locale.ROOT)
        + " left no time to go on");
  }

  /** Something failed that nobody foresaw. */
  void broken(Throwable unforeseen) {
    stopped("The run was broken off by " + ForeignText.of(unforeseen));
  }

  private void stopped(String message) {
    String last = lastProgress == null ? "none" : lastProgress.toString();
    error(problemStep(), message + ". Its last step was: " + last, nextAfterStop());
  }

  private String nextAfterStop() {
    if (isDeleting) {
      return "That snapshot may be gone; nothing more is deleted. The next run goes on from here.";
    }
    return own == null && deletions.isEmpty()
        ? "Nothing was deleted. If a snapshot was asked for, the next run finds it."
        : "Nothing more is deleted. The next run goes on from here.";
  }

  private Step problemStep() {
    if (lastProgress instanceof Progress.Deleting || lastProgress instanceof Progress.Deleted) {
      return Step.DELETION;
    }
    return own == null ? Step.CREATION : Step.WAITING;
  }

  boolean hasErrors() {
    return problems.values().stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
  }

  SnapshotReport report(
      Outcome outcome, boolean interrupted, Instant startedAt, Instant finishedAt) {
    return new SnapshotReport(
        info,
        outcome,
        interrupted,
        Optional.ofNullable(own),
        Optional.ofNullable(plan),
        deletions,
        List.copyOf(problems.values()),
        List.of(),
        startedAt,
        finishedAt);
  }
}
