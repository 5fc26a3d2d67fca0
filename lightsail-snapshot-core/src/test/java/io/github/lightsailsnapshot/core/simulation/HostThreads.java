package io.github.lightsailsnapshot.core.simulation;

import java.util.concurrent.ThreadFactory;

/**
 * The threads of a host, of which none can be started now and then. Whoever starts one goes on when its code has ended, unless that
 * may never do so: limits are real time, and a machine that is very busy must not make a difference. A deadline is watched in real
 * time too, so nobody does; then the job looks at it before each step.
 */
final class HostThreads implements ThreadFactory {
  private static final double ODDS = 0.01;
  private static final String NAME = "simulated-job";

  private final World world;
  private final Execution execution;
  private int asked;
  private boolean isDeadlineToBeWatched;

  HostThreads(World world, Execution execution) {
    this.world = world;
    this.execution = execution;
    this.isDeadlineToBeWatched = execution.deadline().limit().isPresent();
  }

  @Override
  public Thread newThread(Runnable code) {
    if (isDeadlineToBeWatched) {
      isDeadlineToBeWatched = false;
      return watch();
    }
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
    boolean mayHang = execution.wasKilled() || hangsNext();
    if (execution.isOver()) {
      execution.recipients().start();
    }
    Thread thread = mayHang ? new Thread(code, NAME) : new AwaitedThread(code);
    thread.setDaemon(true);
    return thread;
  }

  private boolean hangsNext() {
    return execution.isOver()
        ? execution.recipients().hangsNext()
        : execution.hooks().hangsNext();
  }

  private Thread watch() {
    if (!execution.wasKilled()
        && world
            .seeded()
            .strikes("no thread watches", execution.number(), execution.part(), ODDS)) {
      execution.deadline().isNotWatched();
      throw new OutOfMemoryError("unable to create native thread");
    }
    return new Thread(() -> {}, NAME);
  }

  /** Its code has ended when its start returns. */
  private static final class AwaitedThread extends Thread {
    AwaitedThread(Runnable code) {
      super(code, NAME);
    }

    @Override
    public synchronized void start() {
      super.start();
      boolean wasInterrupted = Thread.interrupted();
      while (isAlive()) {
        try {
          join();
        } catch (InterruptedException later) {
          wasInterrupted = true;
        }
      }
      if (wasInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
