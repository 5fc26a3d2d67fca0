package io.github.lightsailsnapshot.core.simulation;

import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.core.wire.HostileException;
import java.io.IOException;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;

/** The hooks of one execution, of good and bad manners, and the source that they bring to rest and let go on. */
final class SimulatedHooks {
  private static final double HANGING = 0.001;
  private static final Duration TIMEOUT_WITH_HANGING = Duration.ofMillis(300);
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  private final World world;
  private final Execution execution;
  private final boolean present;
  private final boolean hanging;
  private Source source = Source.GOES_ON;
  private int rests;
  private int failuresBefore;
  private int failuresAfter;
  private Duration time = Duration.ZERO;
  private Duration timeOfTheFirst = Duration.ZERO;

  SimulatedHooks(World world, Execution execution) {
    this.world = world;
    this.execution = execution;
    this.present = world.seeded().strikes("hooks", execution.number(), 0, 0.3);
    this.hanging = present
        && !world.isCalm()
        && world.seeded().strikes("a hook hangs", execution.number(), 0, HANGING);
  }

  private enum Source {
    GOES_ON,
    MAY_BE_AT_REST,
    IS_AT_REST
  }

  void attend(SnapshotJob.Builder job) {
    if (present) {
      job.beforeSnapshot(this::before).afterSnapshot(this::after).hookTimeout(timeout());
    }
  }

  Duration timeout() {
    return hanging ? TIMEOUT_WITH_HANGING : TIMEOUT;
  }

  /** Whether the next one never ends. */
  boolean hangsNext() {
    return hanging && rests == 0;
  }

  private void before() throws IOException, InterruptedException {
    if (execution.wasKilled()) {
      return;
    }
    require(source == Source.GOES_ON, "brought to rest twice");
    execution.deadline().mayBegin("a hook", Duration.ZERO);
    rests++;
    source = Source.MAY_BE_AT_REST;
    failuresBefore++;
    takeTime("before");
    if (hanging && rests == 1) {
      new CountDownLatch(1).await();
    }
    if (strikes("the hook before throws")) {
      if (isUnspeakable()) {
        throw new HostileException();
      }
      throw new IOException("the hook before throws");
    }
    failuresBefore--;
    source = Source.IS_AT_REST;
  }

  private void after() {
    if (execution.wasKilled()) {
      return;
    }
    require(source != Source.GOES_ON, "let go on twice");
    source = Source.GOES_ON;
    takeTime("after");
    if (strikes("the hook after throws")) {
      failuresAfter++;
      if (isUnspeakable()) {
        throw new HostileException();
      }
      throw new NoClassDefFoundError("the hook after throws");
    }
  }

  private void takeTime(String which) {
    SplittableRandom random =
        world.seeded().draw("time of the hook " + which, execution.number(), rests);
    boolean isSlow = world.seeded().strikes("a slow hook " + which, execution.number(), rests, 0.2);
    Duration taken = Duration.ofMillis(random.nextInt(isSlow && !world.isCalm() ? 600_000 : 3_000));
    time = time.plus(taken);
    timeOfTheFirst = rests == 1 && which.equals("before") ? taken : timeOfTheFirst;
    world.scheduler().pass(taken);
  }

  private boolean isUnspeakable() {
    return world.seeded().strikes("it does not say what", execution.number(), rests, 0.3);
  }

  private boolean strikes(String what) {
    return world
        .seeded()
        .strikes(what, execution.number(), rests, world.faultProfile().faults());
  }

  /** The next hook could not be started. */
  void refused() {
    if (source == Source.GOES_ON) {
      rests++;
      failuresBefore++;
      source = Source.MAY_BE_AT_REST;
    } else {
      failuresAfter++;
      source = Source.GOES_ON;
    }
  }

  /** Whether a snapshot may be asked for now. */
  void checkAtRest() {
    require(
        !present
            || source == Source.IS_AT_REST
            || (source == Source.MAY_BE_AT_REST && world.plan().goesOnWithoutHook()),
        "a request for a snapshot while the source goes on");
  }

  /** Whether the source goes on, as it must but for a request. */
  void checkGoesOn() {
    require(source == Source.GOES_ON, "kept at rest for longer than a request");
  }

  /** Whether each request is to find the source at rest. */
  boolean present() {
    return present;
  }

  /** How long they took. */
  Duration time() {
    return time;
  }

  /** How long they took, without the one before the first request. */
  Duration timeSinceTheFirst() {
    return time.minus(timeOfTheFirst);
  }

  /** How often one failed. */
  int failures() {
    return failuresBefore + failuresAfter;
  }

  /** Whether one that failed forbids the snapshot. */
  boolean forbidSnapshot() {
    return failuresBefore > 0 && !world.plan().goesOnWithoutHook();
  }

  private void require(boolean condition, String details) {
    world.require(condition, Invariant.AT_REST, () -> details);
  }
}
