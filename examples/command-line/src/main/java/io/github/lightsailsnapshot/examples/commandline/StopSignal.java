package io.github.lightsailsnapshot.examples.commandline;

import io.github.lightsailsnapshot.core.job.SnapshotJob;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What SIGTERM, SIGINT and SIGHUP do: they interrupt the run, which then reports and mails, and the process ends with the
 * run's own exit status. A run that does not end within its limit is left behind. Before a run has begun there is nothing to
 * report, and the process ends at once, with what it has started, such as a program that gives credentials. A command that is
 * left behind has come to no exit status; the process then ends with one that says so.
 */
final class StopSignal implements Runnable {
  /** An attempt of a call that is under way, the command after the snapshot at its longest, and three notifiers. */
  private static final Duration OF_RUN = SnapshotJob.LONGEST_HOOK.plusSeconds(60);

  private static final Duration OF_OTHERS = Duration.ofSeconds(2);

  private final Thread worker;
  private final CompletableFuture<Integer> status = new CompletableFuture<>();
  private volatile boolean running;
  private volatile int statusOfNone = ExitStatus.FAILED;

  private StopSignal(Thread worker) {
    this.worker = worker;
  }

  static StopSignal heededBy(Thread worker) {
    StopSignal signal = new StopSignal(worker);
    Runtime.getRuntime().addShutdownHook(new Thread(signal, "stop-signal"));
    return signal;
  }

  /** The exit status of a command that does not come to one: a monitor's plugin has its own for what is not known. */
  void statusOfNone(int exitStatus) {
    statusOfNone = exitStatus;
  }

  /** From now on there is something to report. */
  void runBegins() {
    running = true;
  }

  /** The run is over. Must be called before {@link System#exit}, which waits for this signal in turn. */
  void finished(int exitStatus) {
    status.complete(exitStatus);
  }

  @Override
  public void run() {
    worker.interrupt();
    boolean over = isOverWithin(OF_OTHERS) || (running && isOverWithin(OF_RUN));
    if (!over || !running) {
      ProcessHandle.current().descendants().forEach(ProcessHandle::destroy);
    }
    Runtime.getRuntime().halt(status.getNow(statusOfNone));
  }

  private boolean isOverWithin(Duration limit) {
    try {
      int unused = status.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException | InterruptedException | ExecutionException goesOn) {
      return false;
    }
  }
}
