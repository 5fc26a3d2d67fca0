package io.github.lightsailsnapshot.core.simulation;

import io.github.lightsailsnapshot.core.time.TimeSource;
import java.time.Duration;

/** Elapsed time on a host: pauses take no real time, and can be the moment of an interruption or of the end. */
final class HostTime implements TimeSource {
  private final World world;
  private final Execution execution;

  HostTime(World world, Execution execution) {
    this.world = world;
    this.execution = execution;
  }

  @Override
  public long nanos() {
    return world.scheduler().nanos();
  }

  @Override
  public void sleep(Duration pause) throws InterruptedException {
    execution.endIfKilled();
    int number = execution.beginPause(pause);
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    world.scheduler().pass(pause);
    execution.mayBeHeldUp();
    if (strikes("killed in a pause", number)) {
      throw execution.kill();
    }
    if (strikes("interrupted in a pause", number)) {
      execution.interrupt();
      throw new InterruptedException();
    }
  }

  private boolean strikes(String what, int pause) {
    return world
        .seeded()
        .strikes(what, execution.number(), pause, world.faultProfile().faults() / 20);
  }
}
