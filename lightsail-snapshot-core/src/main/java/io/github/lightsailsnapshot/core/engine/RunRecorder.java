package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.report.Deletion;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.Problem.Severity;
import io.github.lightsailsnapshot.core.report.RunInfo;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.report.TakenSnapshot;
import io.github.lightsailsnapshot.core.resume.ResumeToken;
import io.github.lightsailsnapshot.core.spi.JobEvent;
import io.github.lightsailsnapshot.core.spi.JobListener;
import io.github.lightsailsnapshot.core.spi.Progress;
import io.github.lightsailsnapshot.retention.RetentionPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Records what happens in a run, calls the progress listeners, and builds the report. */
final class RunRecorder {
  private final RunInfo info;
  private final List<JobListener> listeners;
  private final Map<Object, Problem> problems = new LinkedHashMap<>();
  private final List<Deletion> deletions = new ArrayList<>();
  private final Set<Integer> failedListeners = new HashSet<>();
  private @Nullable TakenSnapshot snapshot;
  private @Nullable RetentionPlan plan;
  private @Nullable Progress lastProgress;
  private boolean isDeleting;
  private boolean hasAbandonedRequest;

  RunRecorder(RunInfo info, List<JobListener> listeners) {
    this.info = info;
    this.listeners = listeners;
  }

  /** What was recorded before the run was suspended. */
  void resume(ResumeToken token) {
    token.parts().problems().forEach(problem -> problems.put(keyOf(problem), problem));
    snapshot = token.snapshot();
  }

  RunInfo info() {
    return info;
  }

  List<Problem> problems() {
    return List.copyOf(problems.values());
  }

  /** Listeners are foreign code. A failing listener is recorded once, however often it fails. */
  void progress(Progress progress) {
    lastProgress = progress;
    JobEvent event = new JobEvent(info, progress);
    for (int i = 0; i < listeners.size(); i++) {
      try {
        listeners.get(i).onEvent(event);
      } catch (Throwable thrown) {
        ForeignCode.keepInterruption(thrown);
        if (failedListeners.add(i)) {
          add(RunProblems.listenerFailed(thrown));
        }
      }
    }
  }

  void snapshot(TakenSnapshot taken) {
    boolean first = snapshot == null;
    snapshot = taken;
    if (first) {
      progress(new Progress.Taken(snapshot));
    }
  }

  Optional<TakenSnapshot> snapshot() {
    return Optional.ofNullable(snapshot);
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

  /** The run no longer pursues a request that may have had an effect, because it became too late for its slot. */
  void requestAbandoned() {
    hasAbandonedRequest = true;
  }

  /** Equal problems are counted as one; the id of the request is ignored in the comparison. */
  void add(Problem problem) {
    Problem recorded =
        hasAbandonedRequest ? CreationProblems.afterAbandonedRequest(problem) : problem;
    problems.merge(keyOf(recorded), recorded, (before, again) -> before.repeated());
  }

  private static List<Object> keyOf(Problem problem) {
    return List.of(
        problem.kind(),
        problem.severity(),
        problem.message(),
        problem.answer().map(answer -> answer.code() + ": " + answer.message()),
        problem.advice());
  }

  /** The run was interrupted. */
  void interrupted() {
    add(RunProblems.interrupted(lastStep(), stopped()));
  }

  /** The run's deadline passed, or would have passed during the next pause. */
  void deadlinePassed(Duration deadline) {
    add(RunProblems.deadlinePassed(deadline, lastStep(), stopped()));
  }

  /** An unforeseen failure ended the run. */
  void aborted(Throwable unforeseen) {
    add(RunProblems.aborted(unforeseen, lastStep(), stopped()));
  }

  private String lastStep() {
    return lastProgress == null ? "none" : lastProgress.toString();
  }

  private RunProblems.Stopped stopped() {
    if (isDeleting) {
      return RunProblems.Stopped.IN_A_DELETION;
    }
    return snapshot == null && deletions.isEmpty()
        ? RunProblems.Stopped.WITHOUT_SNAPSHOT
        : RunProblems.Stopped.WITH_SNAPSHOT;
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
        Optional.ofNullable(snapshot),
        Optional.ofNullable(plan),
        deletions,
        List.copyOf(problems.values()),
        List.of(),
        startedAt,
        finishedAt);
  }
}
