package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.client.Where;
import io.github.lightsailsnapshot.core.engine.RunContext.Driving;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.RunId;
import io.github.lightsailsnapshot.core.report.RunInfo;
import io.github.lightsailsnapshot.core.report.RunKind;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.resume.ResumeToken;
import io.github.lightsailsnapshot.core.resume.RunStatus;
import io.github.lightsailsnapshot.core.spi.Progress;
import java.time.Instant;
import java.util.Optional;

/**
 * Executes one run of a job, from its first state to the report that the notifiers receive: it waits, and calls the
 * service.
 */
final class Run {
  private final RunContext run;
  private final QuiescedCreate create;

  private Run(RunContext run) {
    this.run = run;
    this.create = new QuiescedCreate(run);
  }

  /** Creates a run that begins now. */
  static Run begin(RunKind kind, SnapshotClient client, JobSettings settings, Driving driving) {
    long startedNanos = startedNanos(settings);
    RunDeadline deadline = RunDeadline.of(settings, startedNanos);
    RunInfo info = infoOf(RunId.random(), kind, client, settings);
    RunRecorder recorder = new RunRecorder(info, settings.listeners());
    HostClock clock = new HostClock(settings, recorder);
    return new Run(new RunContext(
        kind,
        settings,
        new GuardedClient(client, settings, deadline),
        clock,
        recorder,
        clock.instant(),
        startedNanos,
        deadline,
        driving));
  }

  /** A failing time source is reported when the run is executed, so that there is a report. */
  private static long startedNanos(JobSettings settings) {
    try {
      return settings.time().nanos();
    } catch (Throwable thrown) {
      ForeignCode.keepInterruption(thrown);
      return 0;
    }
  }

  /** Continues a run that was suspended on this or another host. */
  static Run resume(ResumeToken token, SnapshotClient client, JobSettings settings) {
    long startedNanos = startedNanos(settings);
    RunDeadline deadline = RunDeadline.of(settings, startedNanos);
    RunInfo info = infoOf(token.run().id(), token.run().kind(), client, settings);
    ResumeTokens.mismatch(token.run(), info).ifPresent(why -> {
      throw new IllegalArgumentException(why);
    });
    RunRecorder recorder = new RunRecorder(info, settings.listeners());
    recorder.resume(token);
    return new Run(new RunContext(
        info.kind(),
        settings,
        new GuardedClient(client, settings, deadline),
        new HostClock(settings, recorder),
        recorder,
        token.parts().startedAt(),
        startedNanos,
        deadline,
        new Driving(true, Optional.of(token))));
  }

  private static RunInfo infoOf(
      RunId id, RunKind kind, SnapshotClient client, JobSettings settings) {
    Where known;
    try {
      known = client.where();
    } catch (Throwable thrown) {
      ForeignCode.keepInterruption(thrown);
      known = Where.UNKNOWN;
    }
    Where place = known == null ? Where.UNKNOWN : known;
    return new RunInfo(
        id,
        kind,
        settings.host().map(place::onHost).orElse(place),
        settings.source(),
        settings.naming().basename());
  }

  /** Executes the run to its end. */
  SnapshotReport toItsEnd(RunState first) {
    if (drive(first) instanceof RunStatus.Ended ended) {
      return ended.report();
    }
    throw new IllegalStateException("A run that is not driven in parts was suspended");
  }

  /**
   * Executes the run to its end, or until it is suspended. Whatever goes wrong, there is exactly one report, and every
   * notifier receives it.
   */
  RunStatus drive(RunState first) {
    boolean interrupted = false;
    Outcome outcome;
    try {
      watchDeadline();
      run.recorder()
          .progress(run.resumed()
              .<Progress>map(token -> new Progress.Resumed(token.snapshot().name()))
              .orElseGet(this::started));
      RunState last = last(first);
      if (last instanceof RunState.Suspended suspended) {
        return new RunStatus.InProgress(suspended.token());
      }
      outcome = OutcomeRules.of((RunState.Ended) last, run.recorder().hasErrors());
    } catch (InterruptedException stopRequested) {
      interrupted = !run.deadline().end();
      recordStop(interrupted);
      outcome = stopped();
    } catch (Throwable unforeseen) {
      ForeignCode.keepInterruption(unforeseen);
      run.recorder().aborted(unforeseen);
      outcome = stopped();
    } finally {
      run.deadline().end();
    }
    SnapshotReport told =
        new NotifyStep(run.settings(), run.deadline()).send(finished(outcome, interrupted));
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return new RunStatus.Ended(told);
  }

  private void watchDeadline() {
    try {
      run.deadline().watch(run.settings());
    } catch (Throwable noThread) {
      ForeignCode.keepInterruption(noThread);
      run.recorder().add(RunProblems.deadlineNotWatched(noThread));
    }
  }

  private void recordStop(boolean interrupted) {
    if (interrupted) {
      run.recorder().interrupted();
    } else {
      run.settings().deadline().ifPresent(run.recorder()::deadlinePassed);
    }
  }

  private Progress started() {
    return new Progress.Started(run.settings().source(), run.settings().naming().basename());
  }

  private Outcome stopped() {
    return OutcomeRules.ofStopped(
        run.recorder().snapshot().isPresent(), run.recorder().hasDeletions());
  }

  /** The report after the listeners were called for the last time, so that it includes a listener that failed then. */
  private SnapshotReport finished(Outcome outcome, boolean interrupted) {
    Instant finishedAt = run.clock().instant();
    RunRecorder recorder = run.recorder();
    recorder.progress(
        new Progress.Finished(recorder.report(outcome, interrupted, run.startedAt(), finishedAt)));
    return recorder.report(outcome, interrupted, run.startedAt(), finishedAt);
  }

  private RunState last(RunState first) throws InterruptedException {
    RunState state = first;
    while (!(state instanceof RunState.Ended || state instanceof RunState.Suspended)) {
      state = next(state);
    }
    return state;
  }

  private RunState next(RunState state) throws InterruptedException {
    if (state instanceof RunState.Prunable prunable) {
      return PruneStep.prune(run, prunable);
    }
    RunState.Open open = (RunState.Open) state;
    try {
      if (!open.pause().isZero()) {
        run.deadline().sleep(open.pause());
      }
      open.begin(run);
      if (open instanceof RunState.AwaitsSnapshot asks) {
        return asks.answered(run, create.create(asks.name(), () -> asks.isTooLate(run)));
      }
      RunState.AwaitsListing looks = (RunState.AwaitsListing) open;
      return looks.listed(run, run.client().answerToList(run.clock().instant()));
    } catch (InterruptedException stopRequested) {
      open.unreported().ifPresent(run.recorder()::add);
      throw stopRequested;
    }
  }
}
