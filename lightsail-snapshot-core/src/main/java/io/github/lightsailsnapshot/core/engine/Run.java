package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.client.Where;
import io.github.lightsailsnapshot.core.engine.RunContext.Driving;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.RunId;
import io.github.lightsailsnapshot.core.report.RunInfo;
import io.github.lightsailsnapshot.core.report.RunKind;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.resume.ResumeToken;
import io.github.lightsailsnapshot.core.resume.RunStatus;
import io.github.lightsailsnapshot.core.spi.Progress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * One run of a job, from its first state to the report that the notifiers receive. {@link #drive} executes it on the
 * calling thread; a fleet makes the same steps itself, because its runs share their listings and do not wait one by one.
 */
final class Run {
  private final RunContext run;
  private final QuiescedCreate create;

  private Run(RunContext run, RunClient client) {
    this.run = run;
    this.create = new QuiescedCreate(run, client);
  }

  /** Creates a run that begins now. */
  static Run begin(RunKind kind, RunClient client, JobSettings settings, Driving driving) {
    long startedNanos = startedNanos(settings);
    RunDeadline deadline = RunDeadline.of(settings, startedNanos);
    RunInfo info = infoOf(RunId.random(), kind, client.calls(), JobId.of(settings));
    RunRecorder recorder = new RunRecorder(info, settings.listeners());
    HostClock clock = new HostClock(settings, recorder);
    return new Run(
        new RunContext(
            kind,
            settings,
            new GuardedClient(client, settings, deadline),
            clock,
            recorder,
            clock.instant(),
            startedNanos,
            deadline,
            driving),
        client);
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
    RunInfo info = infoOf(token.run().id(), token.run().kind(), client, JobId.of(settings));
    ResumeTokens.mismatch(token.run(), info).ifPresent(why -> {
      throw new IllegalArgumentException(why);
    });
    RunRecorder recorder = new RunRecorder(info, settings.listeners());
    recorder.resume(token);
    return new Run(
        new RunContext(
            info.kind(),
            settings,
            new GuardedClient(RunClient.of(client), settings, deadline),
            new HostClock(settings, recorder),
            recorder,
            token.parts().startedAt(),
            startedNanos,
            deadline,
            new Driving(true, Optional.of(token))),
        RunClient.of(client));
  }

  /** The job of a run, and the host that runs it. */
  record JobId(String source, String basename, Optional<String> host) {
    static JobId of(JobSettings settings) {
      return new JobId(settings.source(), settings.naming().basename(), settings.host());
    }
  }

  static RunInfo infoOf(RunId id, RunKind kind, SnapshotClient client, JobId job) {
    Where place = ForeignCode.where(client);
    return new RunInfo(
        id, kind, job.host().map(place::onHost).orElse(place), job.source(), job.basename());
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
    watchDeadline();
    RunState state = begun(first);
    while (!RunState.isLast(state)) {
      state = next(state);
    }
    return over(state);
  }

  private void watchDeadline() {
    try {
      run.deadline().watch(run.settings());
    } catch (Throwable noThread) {
      ForeignCode.keepInterruption(noThread);
      run.recorder().add(RunProblems.deadlineNotWatched(noThread));
    }
  }

  private RunState next(RunState state) {
    if (!(state instanceof RunState.Open open)) {
      return pruned(state);
    }
    return step(open, () -> {
      if (!open.pause().isZero()) {
        run.deadline().sleep(open.pause());
      }
      return open instanceof RunState.AwaitsSnapshot asks
          ? answered(asks, run.time().nanos())
          : answered((RunState.AwaitsListing) open);
    });
  }

  private RunState answered(RunState.AwaitsListing looks) throws InterruptedException {
    looks.begin(run);
    return looks.listed(run, run.client().answerToList(run.clock().instant()));
  }

  private RunState answered(RunState.AwaitsSnapshot asks, long due) throws InterruptedException {
    asks.begin(run);
    return asks.answered(run, create.create(asks.name(), () -> asks.isTooLate(run), due));
  }

  RunContext context() {
    return run;
  }

  /** The first state, after the listeners were told that the run began. */
  RunState begun(RunState first) {
    return step(first, () -> {
      run.recorder()
          .progress(run.resumed()
              .<Progress>map(token -> new Progress.Resumed(token.snapshot().name()))
              .orElseGet(this::started));
      return first;
    });
  }

  private Progress started() {
    return new Progress.Started(run.settings().source(), run.settings().naming().basename());
  }

  /** The same state, if there is time left for its pause and a call afterwards. */
  RunState pausing(RunState.Open open) {
    return step(open, () -> {
      run.deadline().stopBefore(open.pause());
      return open;
    });
  }

  /** The state after the one request that a state needs, which was due at a moment of the elapsed time. */
  RunState requested(RunState.AwaitsSnapshot asks, long due) {
    return step(asks, () -> answered(asks, due));
  }

  /** The same state, right before a listing is requested for several runs. */
  RunState asking(RunState.AwaitsListing looks) {
    return step(looks, () -> {
      run.deadline().stopIfOver();
      looks.begin(run);
      return looks;
    });
  }

  /** The state after a listing that was requested for several runs. */
  RunState listed(RunState.AwaitsListing looks, ListAnswer answer) {
    return step(looks, () -> looks.listed(run, answer));
  }

  /** The state after planning or deletions. */
  RunState pruned(RunState state) {
    return step(
        state,
        () -> state instanceof RunState.Planned planned
            ? PruneStep.delete(run, planned)
            : PruneStep.plan(run, (RunState.Prunable) state));
  }

  /** The state of a run that is not in a step, after what stopped it. */
  RunState stopped(RunState state, Throwable why) {
    return step(state, () -> {
      if (why instanceof Error error) {
        throw error;
      }
      throw (Exception) why;
    });
  }

  /** The state after its plan was refused. */
  RunState refused(RunState.Planned planned, Problem why) {
    return step(planned, () -> {
      run.recorder().add(why);
      return new RunState.Done();
    });
  }

  /** Makes one step. If it is stopped or fails, the run is over. */
  private RunState step(RunState state, Callable<RunState> step) {
    try {
      return step.call();
    } catch (InterruptedException stopRequested) {
      unreported(state).ifPresent(run.recorder()::add);
      return stopped();
    } catch (Throwable unforeseen) {
      ForeignCode.keepInterruption(unforeseen);
      run.recorder().aborted(unforeseen);
      return new RunState.Stopped(false);
    }
  }

  private static Optional<Problem> unreported(RunState state) {
    return state instanceof RunState.Open open ? open.unreported() : Optional.empty();
  }

  private RunState stopped() {
    boolean interrupted = !run.deadline().end();
    if (interrupted) {
      run.recorder().interrupted();
    } else {
      run.settings().deadline().ifPresent(run.recorder()::deadlinePassed);
    }
    return new RunState.Stopped(interrupted);
  }

  /** Ends the run in its last state: there is a report, which every notifier receives, or a token. */
  RunStatus over(RunState last) {
    boolean unused = run.deadline().end();
    if (last instanceof RunState.Suspended suspended) {
      return new RunStatus.InProgress(suspended.token());
    }
    boolean interrupted = last instanceof RunState.Stopped stopped && stopped.isInterrupted();
    Outcome outcome = OutcomeRules.of((RunState.Ended) last, run.recorder());
    SnapshotReport report = finished(outcome, interrupted);
    List<Problem> undelivered = NotifyStep.of(run.settings(), run.deadline()).send(report);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return new RunStatus.Ended(report.toBuilder().undelivered(undelivered).build());
  }

  /** The report after the listeners were called for the last time, so that it includes a listener that failed then. */
  private SnapshotReport finished(Outcome outcome, boolean interrupted) {
    Instant finishedAt = run.clock().instant();
    RunRecorder recorder = run.recorder();
    recorder.progress(
        new Progress.Finished(recorder.report(outcome, interrupted, run.startedAt(), finishedAt)));
    return recorder.report(outcome, interrupted, run.startedAt(), finishedAt);
  }
}
