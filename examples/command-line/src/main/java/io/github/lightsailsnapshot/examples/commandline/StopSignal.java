package io.github.lightsailsnapshot.examples.commandline;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What SIGTERM, SIGINT and SIGHUP do: they interrupt the run, which then reports and mails, and the process ends with the
 * run's own exit status. A run that does not end within its limit is left behind.
 */
final class StopSignal implements Runnable {
  /** An attempt of a call that is under way, and the mail. */
  private static final Duration LIMIT = Duration.ofSeconds(45);

  private static final Duration BETWEEN = Duration.ofMillis(50);

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

  /** Once is not enough: an attempt of the SDK that runs into its limit takes the interruption for its own. */
  @Override
  public void run() {
    status.completeOnTimeout(ExitStatus.FAILED, LIMIT.toSeconds(), TimeUnit.SECONDS);
    while (!status.isDone()) {
      worker.interrupt();
      LockSupport.parkNanos(BETWEEN.toNanos());
    }
    Runtime.getRuntime().halt(status.join());
  }
}
