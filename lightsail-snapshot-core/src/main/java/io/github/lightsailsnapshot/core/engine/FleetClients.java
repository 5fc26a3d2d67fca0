package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
  record Loop(SnapshotClient client, FleetLoop.Shared shared, List<FleetLoop.Member> members) {
    void drive(Driven driven) {
      FleetLoop loop = new FleetLoop(shared, members.size());
      Map<Integer, SnapshotReport> reports = loop.drive(members);
      driven.add(client, reports, loop.firstListing());
    }
  }

  /** What came of the runs. Thread-safe while they are executed. */
  static final class Driven {
    private final Map<Integer, SnapshotReport> reports = new HashMap<>();
    private final IdentityHashMap<SnapshotClient, Listing> listings = new IdentityHashMap<>();

    synchronized void add(
        SnapshotClient client, Map<Integer, SnapshotReport> more, Optional<Listing> listing) {
      reports.putAll(more);
      listing.ifPresent(first -> listings.put(client, first));
    }

    /** The report of each job. */
    synchronized Map<Integer, SnapshotReport> reports() {
      return reports;
    }

    /** The first complete listing of each client that had one. */
    synchronized IdentityHashMap<SnapshotClient, Listing> listings() {
      return listings;
    }
  }

  /** Executes all runs. If the thread was interrupted, every client's were, and the flag is set again. */
  Driven drive(List<Loop> loops) {
    Driven driven = new Driven();
    List<Thread> started = new ArrayList<>();
    List<Loop> here = new ArrayList<>();
    for (int i = 0; i < loops.size(); i++) {
      if (i == 0 || !start(loops.get(i), driven, started)) {
        here.add(loops.get(i));
      }
    }
    if (here.size() > 1) {
      here.get(0).shared().ceiling().giveUp();
    }
    here.forEach(loop -> loop.drive(driven));
    boolean interrupted = Thread.interrupted();
    if (interrupted) {
      started.forEach(Thread::interrupt);
    }
    for (Thread thread : started) {
      interrupted |= wasInterruptedUntilTheEnd(thread, started);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return driven;
  }

  private boolean start(Loop loop, Driven driven, List<Thread> started) {
    try {
      Thread thread = Objects.requireNonNull(
          threads.newThread(() -> loop.drive(driven)), "the thread factory answered null");
      thread.start();
      return started.add(thread);
    } catch (Throwable noThread) {
      ForeignCode.keepInterruption(noThread);
      return false;
    }
  }

  private static boolean wasInterruptedUntilTheEnd(Thread thread, List<Thread> all) {
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        return interrupted;
      } catch (InterruptedException stopRequested) {
        interrupted = true;
        all.forEach(Thread::interrupt);
      }
    }
  }
}
