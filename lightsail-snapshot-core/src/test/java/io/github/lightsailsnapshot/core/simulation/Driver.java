package io.github.lightsailsnapshot.core.simulation;

import io.github.lightsailsnapshot.core.job.SnapshotFleet;
import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.core.report.FleetReport;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.resume.ResumeToken;
import io.github.lightsailsnapshot.core.resume.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Who calls the job for one execution: at once, or in parts, each of which has a deadline of its own. */
final class Driver {
  private final World world;
  private final Execution execution;
  private final Supplier<SnapshotJob> jobs;
  private int parts;

  /**
   * @param jobs makes the job anew for each part
   */
  Driver(World world, Execution execution, Supplier<SnapshotJob> jobs) {
    this.world = world;
    this.execution = execution;
    this.jobs = jobs;
  }

  /** What came of it; nothing if nobody went on with it. */
  Optional<SnapshotReport> drive() {
    return runsInParts() ? inParts() : Optional.of(atOnce());
  }

  /** How often it was suspended. */
  int parts() {
    return parts;
  }

  private SnapshotReport atOnce() {
    return runsAsFleet()
        ? bounded(() -> asFleet(jobs.get()).jobs().get(0))
        : bounded(() -> execution.kind().of(jobs.get(), moment()));
  }

  /** A fleet of one job does what the job does alone, call by call. In a fleet, no watch interrupts a call at the deadline. */
  private boolean runsAsFleet() {
    return execution.kind() != Execution.Kind.SNAPSHOT
        && world.plan().deadline().isEmpty()
        && world.seeded().strikes("run as a fleet", execution.number(), 0, 0.3);
  }

  private FleetReport asFleet(SnapshotJob job) {
    SnapshotFleet fleet = SnapshotFleet.builder().job(job).parallelism(1).build();
    if (execution.kind() == Execution.Kind.PRUNE) {
      return fleet.prune();
    }
    return moment().map(fleet::run).orElseGet(fleet::run);
  }

  private Optional<Instant> moment() {
    return world.mistake().scheduledFor(execution.schedule(), world.region().now());
  }

  private <T> T bounded(Supplier<T> part) {
    execution.deadline().begin();
    T ended = part.get();
    if (!execution.wasKilled()) {
      execution.deadline().ended();
    }
    return ended;
  }

  private boolean runsInParts() {
    return execution.kind() == Execution.Kind.RUN
        && world.seeded().strikes("run in parts", execution.number(), 0, 0.3);
  }

  /** Starts the run, and resumes it with new jobs, now and then on a host with another clock, until it is over or forgotten. */
  private Optional<SnapshotReport> inParts() {
    RunStatus status = bounded(() -> start(jobs.get()));
    while (status instanceof RunStatus.InProgress waiting) {
      parts++;
      if (execution.wasKilled() || isForgotten()) {
        ProcessKilled unused = execution.kill();
        return Optional.empty();
      }
      untilItIsResumed();
      String token = waiting.token().toString();
      status = bounded(() -> jobs.get().resume(ResumeToken.parse(token)));
    }
    return Optional.of(((RunStatus.Ended) status).report());
  }

  private RunStatus start(SnapshotJob job) {
    return moment().map(job::start).orElseGet(job::start);
  }

  private boolean isForgotten() {
    double odds = world.isCalm() ? 0 : 0.02;
    return world.seeded().strikes("nobody resumes it", execution.number(), parts, odds);
  }

  private void untilItIsResumed() {
    SplittableRandom random = world.seeded().draw("when it is resumed", execution.number(), parts);
    world.scheduler().pass(Duration.ofSeconds(1 + random.nextInt(60)));
    if (!world.isCalm()
        && world.seeded().strikes("another host resumes it", execution.number(), parts, 0.1)) {
      execution.clock().set(HostClock.drawnOffset(random));
    }
  }
}
