package io.github.lightsailsnapshot.core.simulation;

import io.github.lightsailsnapshot.core.JobSeams;
import io.github.lightsailsnapshot.core.OwnSnapshot;
import io.github.lightsailsnapshot.core.Progress;
import io.github.lightsailsnapshot.core.SnapshotJob;
import io.github.lightsailsnapshot.core.SnapshotReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One execution of the job by one host, from its start to its report or its sudden end, and all that was seen of it. */
final class Execution implements Runnable {
  private static final int NOTICEABLY_TOO_MANY_CALLS = 5_000;

  private final World world;
  private final int number;
  private final Kind kind;
  private final HostClock clock;
  private final Audience audience;
  private final Hooks hooks;
  private final Answering policy;
  private final Trace trace;
  private final List<Progress> steps = new ArrayList<>();
  private Instant startedAt = Instant.MAX;
  private Instant clockAtFirstCall;
  private int callsBegun;
  private int pauses;
  private Duration paused = Duration.ZERO;
  private boolean killed;
  private boolean interrupted;
  private boolean interruptedAtEnd;
  private Optional<OwnSnapshot> claim = Optional.empty();
  private Optional<SnapshotReport> report = Optional.empty();

  Execution(World world, int number, Kind kind, HostClock clock) {
    this.world = world;
    this.number = number;
    this.kind = kind;
    this.clock = clock;
    this.audience = new Audience(world.chance(), number);
    this.hooks = new Hooks(world, this);
    this.policy = new Answering(world, number);
    this.trace = new Trace(world.region());
    this.clockAtFirstCall = clock.peek();
  }

  /** What a host asks of the job. */
  enum Kind {
    RUN,
    SNAPSHOT,
    PRUNE;

    SnapshotReport of(SnapshotJob job) {
      return switch (this) {
        case RUN -> job.run();
        case SNAPSHOT -> job.snapshot();
        case PRUNE -> job.prune();
      };
    }
  }

  @Override
  public void run() {
    startedAt = world.region().now();
    try {
      SnapshotReport ended = kind.of(job());
      report = killed ? Optional.empty() : Optional.of(world.mistake().report(ended));
    } catch (RuntimeException | Error thrown) {
      world.rethrowViolation();
      throw world.violated(Rule.ONE_REPORT, kind + " threw " + thrown);
    } finally {
      interruptedAtEnd = Thread.interrupted();
    }
    world.rethrowViolation();
    world.noted(this, report.map(told -> "ended " + told.outcome()).orElse("was killed"));
    new ReportRules(world, this).check();
  }

  private SnapshotJob job() {
    HostClient client = new HostClient(world, this);
    SnapshotJob.Builder job = world.plan().job(world.mistake().client(client, world), policy);
    audience.attend(job);
    hooks.attend(job);
    return JobSeams.set(job, new HostTime(world, this), audience.patience())
        .clock(clock)
        .progress(this::follow)
        .build();
  }

  private void follow(Progress step) {
    if (killed) {
      return;
    }
    steps.add(step);
    if (step instanceof Progress.Taken taken) {
      claim = Optional.of(taken.snapshot());
      trace.taken();
    } else if (step instanceof Progress.Deleting) {
      trace.pruningBegins();
    }
    Duration slowness =
        world.weather().slowListeners() ? audience.slownessAt(steps.size()) : Duration.ZERO;
    if (!slowness.isZero()) {
      world.stage().pass(slowness);
    }
    audience.misbehaveAt(step, steps.size());
  }

  /** Begins a call, which must be allowed now; the number of the call. */
  int beginCall() {
    endIfKilled();
    if (callsBegun == 0) {
      clockAtFirstCall = clock.lastReading();
    }
    callsBegun++;
    world.require(!interrupted, Rule.STOPS_AT_ONCE, () -> "a call after the run was interrupted");
    world.require(callsBegun < NOTICEABLY_TOO_MANY_CALLS, Rule.BOUNDED, () -> "calls without end");
    return callsBegun;
  }

  int beginPause(Duration pause) {
    paused = paused.plus(pause);
    return ++pauses;
  }

  Killed kill() {
    killed = true;
    return new Killed();
  }

  /** The job goes on after a kill, because it catches whatever is thrown; but nothing that it does has an effect any more. */
  void endIfKilled() {
    if (killed) {
      throw new Killed();
    }
  }

  void interrupt() {
    interrupted = true;
  }

  /** For how long it paused, in all. */
  Duration paused() {
    return paused;
  }

  int number() {
    return number;
  }

  Kind kind() {
    return kind;
  }

  HostClock clock() {
    return clock;
  }

  Audience audience() {
    return audience;
  }

  Hooks hooks() {
    return hooks;
  }

  Answering policy() {
    return policy;
  }

  Trace trace() {
    return trace;
  }

  List<Progress> steps() {
    return steps;
  }

  /** When it began, by the true time. */
  Instant startedAt() {
    return startedAt;
  }

  /** What the host's clock said when the run began. */
  Instant clockAtFirstCall() {
    return clockAtFirstCall;
  }

  /** The snapshot that the run says it has. */
  Optional<OwnSnapshot> claim() {
    return claim;
  }

  boolean wasKilled() {
    return killed;
  }

  boolean wasInterrupted() {
    return interrupted;
  }

  boolean wasInterruptedAtEnd() {
    return interruptedAtEnd;
  }

  Optional<SnapshotReport> report() {
    return report;
  }
}
