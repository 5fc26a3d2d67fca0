package io.github.lightsailsnapshot.examples.commandline;

import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.examples.commandline.commands.ExitStatus;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Handles SIGTERM, SIGINT and SIGHUP: interrupts the run, which then sends its report, and ends the process with the
 * run's exit status. A run that does not end within a limit is abandoned, and the process ends with a specific exit
 * status. Before a run has begun, the process ends immediately, together with its child processes, such as a {@code
 * credential_process}.
 */
final class StopSignal implements Runnable {
  /** The limit: one attempt of a call, the longest command after the snapshot, and three notifiers. */
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

  /** The exit status of an abandoned command: a monitoring plugin has a different one. */
  void statusOfNone(int exitStatus) {
    statusOfNone = exitStatus;
  }

  /** Called when a run begins, so that there is something to report. */
  void runBegins() {
    running = true;
  }

  /** Called when the run is over. Must be called before {@link System#exit}, which waits for this handler. */
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
