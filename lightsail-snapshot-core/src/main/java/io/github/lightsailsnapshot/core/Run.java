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
      RunState end = steps(new RunContext(
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

  private RunState steps(RunContext run) throws InterruptedException {
    ListStep list = new ListStep(run);
    return kind == RunKind.PRUNE ? pruned(run, list) : taken(run, list);
  }

  private RunState taken(RunContext run, ListStep list) throws InterruptedException {
    RunState state = new CreateStep(run, list, scheduledFor).take();
    if (!(state instanceof RunState.Taken taken)) {
      return state;
    }
    WaitStep wait = new WaitStep(run, list);
    if (kind == RunKind.SNAPSHOT) {
      return wait.unlessFailed(taken);
    }
    RunState settled = wait.settle(taken);
    if (settled instanceof RunState.Ready ready) {
      new PruneStep(run).prune(ready);
    }
    return settled;
  }

  private static RunState pruned(RunContext run, ListStep list) throws InterruptedException {
    Optional<JobListing> listing = list.only();
    if (listing.isEmpty()) {
      return new RunState.Failed();
    }
    RunState.Listed listed = new RunState.Listed(listing.get());
    new PruneStep(run).prune(listed);
    return listed;
  }
}
