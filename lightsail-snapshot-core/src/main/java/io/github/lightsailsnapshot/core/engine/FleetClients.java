package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.report.SnapshotReport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadFactory;

/**
 * Executes the runs of several clients at once, each client's on a thread, the first one's on the calling thread. A client
 * whose thread cannot be started is served by the calling thread afterwards.
 */
final class FleetClients {
  private final ThreadFactory threads;

  FleetClients(ThreadFactory threads) {
    this.threads = threads;
  }

  /** The runs of one client. */
  record Loop(FleetLoop.Shared shared, List<FleetLoop.Member> members) {
    Map<Integer, SnapshotReport> drive() {
      return new FleetLoop(shared, members.size()).drive(members);
    }
  }

  /** A client's loop on a thread of its own. */
  private record Started(Thread thread, Map<Integer, SnapshotReport> reports) {}

  /** Returns the report of each job. If the thread was interrupted, every client was, and the flag is set again. */
  Map<Integer, SnapshotReport> drive(List<Loop> loops) {
    List<Started> started = new ArrayList<>();
    List<Loop> here = new ArrayList<>();
    for (int i = 0; i < loops.size(); i++) {
      if (i == 0 || !start(loops.get(i), started)) {
        here.add(loops.get(i));
      }
    }
    Map<Integer, SnapshotReport> reports = new HashMap<>();
    here.forEach(loop -> reports.putAll(loop.drive()));
    boolean interrupted = Thread.interrupted();
    if (interrupted) {
      started.forEach(loop -> loop.thread().interrupt());
    }
    for (Started loop : started) {
      interrupted |= wasInterruptedUntilTheEnd(loop, started);
      reports.putAll(loop.reports());
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return reports;
  }

  private boolean start(Loop loop, List<Started> started) {
    Map<Integer, SnapshotReport> reports = new HashMap<>();
    try {
      Thread thread = Objects.requireNonNull(
          threads.newThread(() -> reports.putAll(loop.drive())),
          "the thread factory answered null");
      thread.start();
      return started.add(new Started(thread, reports));
    } catch (Throwable noThread) {
      ForeignCode.keepInterruption(noThread);
      return false;
    }
  }

  private static boolean wasInterruptedUntilTheEnd(Started loop, List<Started> all) {
    boolean interrupted = false;
    while (true) {
      try {
        loop.thread().join();
        return interrupted;
      } catch (InterruptedException stopRequested) {
        interrupted = true;
        all.forEach(each -> each.thread().interrupt());
      }
    }
  }
}
