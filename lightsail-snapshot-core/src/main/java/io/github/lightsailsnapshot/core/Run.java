package io.github.lightsailsnapshot.core;

import java.time.Instant;
import java.util.Optional;

/** One run of a job, from the first listing to the report that everybody is told. */
final class Run {
  private final RunKind kind;
  private final SnapshotClient client;
  private final JobSettings settings;
  private final Optional<Instant> scheduledFor;
  private final RunRecorder recorder;
  private final HostClock clock;

  Run(RunKind kind, SnapshotClient client, JobSettings settings, Optional<Instant> scheduledFor) {
    this.kind = kind;
    this.client = client;
    this.settings = settings;
    this.scheduledFor = scheduledFor;
    this.recorder = new RunRecorder(kind, settings);
    this.clock = new HostClock(settings, recorder);
  }

  /** Runs the steps. Whatever goes wrong, it ends in one report, and every notifier is told. */
  SnapshotReport report() {
    Instant startedAt = clock.instant();
    boolean interrupted = false;
    Outcome outcome;
    try {
      recorder.where(where());
      recorder.progress(
          new Progress.Started(settings.source(), settings.naming().basename()));
      RunState.Ended end = toItsEnd(new RunContext(
          kind,
          settings,
          new GuardedClient(client, settings),
          clock,
          recorder,
          startedAt,
          settings.ticker().nanos()));
      outcome = OutcomeRules.of(end, recorder.hasErrors());
    } catch (InterruptedException stopRequested) {
      interrupted = true;
      recorder.interrupted();
      outcome = stopped();
    } catch (Throwable unforeseen) {
      ForeignCode.keepInterruption(unforeseen);
      recorder.broken(unforeseen);
      outcome = stopped();
    }
    SnapshotReport told = new NotifyStep(settings).send(finished(outcome, interrupted, startedAt));
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return told;
  }

  private Outcome stopped() {
    return OutcomeRules.ofStopped(recorder.own().isPresent(), recorder.hasDeletions());
  }

  /** The report as it is when the listeners were told of the end: one that fails at that is in it too. */
  private SnapshotReport finished(Outcome outcome, boolean interrupted, Instant startedAt) {
    Instant finishedAt = clock.instant();
    recorder.progress(
        new Progress.Finished(recorder.report(outcome, interrupted, startedAt, finishedAt)));
    return recorder.report(outcome, interrupted, startedAt, finishedAt);
  }

  private Where where() {
    Where known;
    try {
      known = client.where();
    } catch (Throwable thrown) {
      ForeignCode.keepInterruption(thrown);
      known = Where.UNKNOWN;
    }
    Where place = known == null ? Where.UNKNOWN : known;
    return settings.host().map(place::onHost).orElse(place);
  }

  private RunState.Ended toItsEnd(RunContext run) throws InterruptedException {
    QuiescedCreate create = new QuiescedCreate(run);
    RunState state = kind == RunKind.PRUNE ? PruneStep.first() : CreateStep.first(scheduledFor);
    while (!(state instanceof RunState.Ended)) {
      state = next(run, state, create);
    }
    return (RunState.Ended) state;
  }

  private static RunState next(RunContext run, RunState state, QuiescedCreate create)
      throws InterruptedException {
    if (state instanceof RunState.Prunable prunable) {
      return PruneStep.prune(run, prunable);
    }
    RunState.Open open = (RunState.Open) state;
    try {
      if (!open.pause().isZero()) {
        run.ticker().sleep(open.pause());
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
