package io.github.lightsailsnapshot.core.simulation;

import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.report.TakenSnapshot;
import io.github.lightsailsnapshot.core.spi.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** One execution of the job by one host, from its start to its report or its sudden end, and all that was seen of it. */
final class Execution implements Runnable {
  private static final int NOTICEABLY_TOO_MANY_CALLS = 5_000;

  private final World world;
  private final int number;
  private final Kind kind;
  private final HostClock clock;
  private final Recipients recipients;
  private final SimulatedHooks hooks;
  private final FlakyPolicy policy;
  private final CallTrace trace;
  private final DeadlineRules deadline;
  private final Schedule schedule;
  private final Driver driver;
  private final List<Progress> steps = new ArrayList<>();
  private Instant startedAt = Instant.MAX;
  private Instant clockAtFirstCall;
  private Instant clockWhenTaken = Instant.MAX;
  private int callsBegun;
  private int pauses;
  private int holdUps;
  private Duration foreignTime = Duration.ZERO;
  private Duration pausedBeforeAsking = Duration.ZERO;
  private Duration paused = Duration.ZERO;
  private boolean killed;
  private boolean interrupted;
  private boolean interruptedAtEnd;
  private final List<TakenSnapshot> claims = new ArrayList<>();
  private Optional<SnapshotReport> report = Optional.empty();

  Execution(World world, int number, Kind kind, HostClock clock) {
    this.world = world;
    this.number = number;
    this.kind = kind;
    this.clock = clock;
    this.recipients = new Recipients(world.seeded(), number);
    this.hooks = new SimulatedHooks(world, this);
    this.policy = new FlakyPolicy(world, number);
    this.trace = new CallTrace(world.region());
    this.deadline = new DeadlineRules(world, this);
    this.schedule = Schedule.drawn(world, number, kind);
    this.driver = new Driver(world, this, this::job);
    this.clockAtFirstCall = clock.peek();
  }

  /** What a host asks of the job. */
  enum Kind {
    RUN,
    SNAPSHOT,
    PRUNE;

    SnapshotReport of(SnapshotJob job, Optional<Instant> moment) {
      return switch (this) {
        case RUN -> moment.map(job::run).orElseGet(job::run);
        case SNAPSHOT -> job.snapshot();
        case PRUNE -> job.prune();
      };
    }
  }

  @Override
  public void run() {
    startedAt = world.region().now();
    schedule.moment().ifPresent(meant -> world.noted(this, "is meant for " + meant));
    try {
      Optional<SnapshotReport> ended = driver.drive();
      report = ended.filter(told -> !killed).map(world.mistake()::report);
    } catch (RuntimeException | Error thrown) {
      world.rethrowViolation();
      throw world.violated(Invariant.ONE_REPORT, kind + " threw " + thrown);
    } finally {
      interruptedAtEnd = Thread.interrupted();
    }
    world.rethrowViolation();
    world.noted(this, report.map(told -> "ended " + told.outcome()).orElse("was killed"));
    new ReportRules(world, this).check();
  }

  /** The number of the part that is played. */
  int part() {
    return driver.parts();
  }

  /** Whether it was suspended and resumed. */
  boolean wasResumed() {
    return driver.parts() > 0;
  }

  /** Whether it was resumed late, or by a clock that is wrong: where a call fails, nothing else tells how long it has waited. */
  boolean wasResumedAtAnyTime() {
    return driver.parts() > 0 && (clock.wasWrong() || wasHeldUp());
  }

  private SnapshotJob job() {
    HostClient client = new HostClient(world, this);
    SnapshotJob.Builder job = world
        .plan()
        .job(
            new UnlimitedClient(world.mistake().client(client, world)),
            world.mistake().policy(policy));
    recipients.attend(job);
    hooks.attend(job);
    deadline.limit().ifPresent(job::deadline);
    job.timeSource(new HostTime(world, this))
        .notifierTimeout(recipients.notifierTimeout())
        .threads(new HostThreads(world, this))
        .clock(clock)
        .listener(event -> follow(event.progress()));
    world.mistake().settings(job, deadline.limit());
    return job.build();
  }

  private void follow(Progress step) {
    if (killed) {
      return;
    }
    steps.add(step);
    if (step instanceof Progress.Taken taken) {
      claims.add(taken.snapshot());
      clockWhenTaken = clock.peek();
      trace.taken();
    } else if (step instanceof Progress.Deleting) {
      trace.pruningBegins();
    }
    Duration slowness =
        world.faultProfile().slowListeners() ? recipients.slownessAt(steps.size()) : Duration.ZERO;
    if (!slowness.isZero()) {
      pass(slowness);
    }
    recipients.misbehaveAt(step, steps.size());
  }

  /** Begins a call, which must be allowed now; the number of the call. */
  int beginCall() {
    endIfKilled();
    if (callsBegun == 0) {
      clockAtFirstCall = clock.lastReading();
    }
    callsBegun++;
    deadline.mayBegin("a call", Duration.ZERO);
    world.require(
        !interrupted, Invariant.STOPS_AT_ONCE, () -> "a call after the run was interrupted");
    world.require(
        callsBegun < NOTICEABLY_TOO_MANY_CALLS, Invariant.BOUNDED, () -> "calls without end");
    return callsBegun;
  }

  int beginPause(Duration pause) {
    deadline.mayBegin("a pause of " + pause, pause);
    paused = paused.plus(pause);
    if (trace.of(CallKind.CREATE).findAny().isEmpty()) {
      pausedBeforeAsking = paused;
    }
    return ++pauses;
  }

  /** Whether the run is over but for telling the notifiers. */
  boolean isOver() {
    return !steps.isEmpty() && steps.get(steps.size() - 1) instanceof Progress.Finished;
  }

  /** A machine that is suspended, or has to wait for memory, goes on minutes to hours later. */
  void mayBeHeldUp() {
    holdUps++;
    if (!killed
        && world
            .seeded()
            .strikes("held up", number, holdUps, world.faultProfile().holdUps())) {
      SplittableRandom random = world.seeded().draw("for how long", number, holdUps);
      long most = SeededRandom.oneOf(List.of(300L, 3_600L, 20_000L), random);
      pass(Duration.ofSeconds(60 + random.nextLong(most)));
      world.noted(this, "goes on after it was held up");
    }
  }

  /** Lets time pass that is not the job's own. */
  void pass(Duration time) {
    foreignTime = foreignTime.plus(time);
    world.scheduler().pass(time);
  }

  ProcessKilled kill() {
    killed = true;
    return new ProcessKilled();
  }

  /** The job goes on after a kill, because it catches whatever is thrown; but nothing that it does has an effect any more. */
  void endIfKilled() {
    if (killed) {
      throw new ProcessKilled();
    }
  }

  void interrupt() {
    interrupted = true;
  }

  /** For how long it paused before it asked for a snapshot. */
  Duration pausedBeforeAsking() {
    return pausedBeforeAsking;
  }

  /** How much time passed that is not the job's own: of hooks, of listeners, and of a host that is held up. */
  Duration foreignTime() {
    return foreignTime;
  }

  /** Whether it was held up or its clock set, so that it can find itself in another slot than it began in. */
  boolean wasHeldUp() {
    return !foreignTime.isZero() || clock.wasSet();
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

  DeadlineRules deadline() {
    return deadline;
  }

  Schedule schedule() {
    return schedule;
  }

  HostClock clock() {
    return clock;
  }

  Recipients recipients() {
    return recipients;
  }

  SimulatedHooks hooks() {
    return hooks;
  }

  FlakyPolicy policy() {
    return policy;
  }

  CallTrace trace() {
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

  /** What the host's clock said when the run had its snapshot. */
  Instant clockWhenTaken() {
    return clockWhenTaken;
  }

  /** The snapshot that the run says it has. */
  Optional<TakenSnapshot> claim() {
    return claims.isEmpty() ? Optional.empty() : Optional.of(claims.get(claims.size() - 1));
  }

  /** All that it said it has, one after the other. */
  List<TakenSnapshot> claims() {
    return claims;
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
