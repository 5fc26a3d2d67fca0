package io.github.lightsailsnapshot.core.simulation;

import java.util.concurrent.ThreadFactory;

/** The threads of a host, of which none can be started now and then. */
final class HostThreads implements ThreadFactory {
  private static final double ODDS = 0.01;

  private final World world;
  private final Execution execution;
  private int asked;

  HostThreads(World world, Execution execution) {
    this.world = world;
    this.execution = execution;
  }

  @Override
  public Thread newThread(Runnable code) {
    asked++;
    if (!world.isCalm()
        && !execution.wasKilled()
        && world.seeded().strikes("no thread can be started", execution.number(), asked, ODDS)) {
      if (execution.isOver()) {
        execution.recipients().refuse();
      } else {
        execution.hooks().refused();
      }
      throw new OutOfMemoryError("unable to create native thread");
    }
    if (execution.isOver()) {
      execution.recipients().start();
    }
    Thread thread = new Thread(code, "simulated-job");
    thread.setDaemon(true);
    return thread;
  }
}
