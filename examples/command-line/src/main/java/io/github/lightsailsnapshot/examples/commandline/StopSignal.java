package io.github.lightsailsnapshot.examples.commandline;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * What SIGTERM, SIGINT and SIGHUP do: they interrupt the run, which then reports and mails, and the process ends with the
 * run's own exit status. A run that does not end within its limit is left behind.
 */
final class StopSignal implements Runnable {
  /** An attempt of a call that is under way, the command after the snapshot at its longest, and three notifiers. */
  private static final Duration LIMIT = HookOptions.LONGEST.plusSeconds(60);

  private final Thread worker;
  private final CompletableFuture<Integer> status = new CompletableFuture<>();

  private StopSignal(Thread worker) {
    this.worker = worker;
  }

  static StopSignal heededBy(Thread worker) {
    StopSignal signal = new StopSignal(worker);
    Runtime.getRuntime().addShutdownHook(new Thread(signal, "stop-signal"));
    return signal;
  }

  /** The run is over. Must be called before {@link System#exit}, which waits for this signal in turn. */
  void finished(int exitStatus) {
    status.complete(exitStatus);
  }

  @Override
  public void run() {
    status.completeOnTimeout(ExitStatus.FAILED, LIMIT.toSeconds(), TimeUnit.SECONDS);
    worker.interrupt();
    Runtime.getRuntime().halt(status.join());
  }
}
