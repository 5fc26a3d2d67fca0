package io.github.lightsailsnapshot.core.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;

/**
 * Executes the requests and deletions of the runs of one client, a few at a time. With one at a time, or if no thread can
 * be started, the calling thread executes them. Used by one thread.
 */
final class FleetWorkers {
  private final int most;
  private final ThreadFactory factory;
  /** An empty element ends a thread. */
  private final BlockingQueue<Optional<Runnable>> tasks = new LinkedBlockingQueue<>();

  private final List<Thread> threads = new ArrayList<>();
  private volatile Optional<Throwable> stopped = Optional.empty();

  FleetWorkers(int most, ThreadFactory factory) {
    this.most = most;
    this.factory = factory;
  }

  /** Executes a task soon, or at once. Tasks do not throw. */
  void execute(Runnable task) {
    if (threads.size() < most && most > 1) {
      startThread();
    }
    if (threads.isEmpty()) {
      task.run();
    } else {
      tasks.add(Optional.of(task));
    }
  }

  private void startThread() {
    try {
      Thread thread =
          Objects.requireNonNull(factory.newThread(this::work), "the thread factory answered null");
      thread.start();
      threads.add(thread);
    } catch (Throwable noThread) {
      ForeignCode.keepInterruption(noThread);
    }
  }

  private void work() {
    for (Optional<Runnable> task = next(); task.isPresent(); task = next()) {
      task.get().run();
      clearInterruption();
    }
  }

  private Optional<Runnable> next() {
    while (true) {
      try {
        return tasks.take();
      } catch (InterruptedException alsoForTheNextTask) {
        // The tasks that are left end at once, because stopped() tells them to.
        clearInterruption();
      }
    }
  }

  private static void clearInterruption() {
    boolean unused = Thread.interrupted();
  }

  /** Why tasks are to end without doing anything; empty if they are not. */
  Optional<Throwable> stopped() {
    return stopped;
  }

  /** Interrupts what is being executed; the tasks that are left are to end without doing anything. */
  void stop(Throwable why) {
    stopped = Optional.of(why);
    threads.forEach(Thread::interrupt);
  }

  /** Ends the threads after the last task. */
  void close() {
    threads.forEach(unused -> tasks.add(Optional.empty()));
  }
}
