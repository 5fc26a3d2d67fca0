package io.github.lightsailsnapshot.notify.http;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The ping of a run's start, on a thread of its own, which ends by itself within the limit of a delivery. */
final class StartPing {
  private static final int SOON_SECONDS = 3;
  private static final String NOT_DELIVERED = "The heartbeat's start was not delivered: ";

  private final FutureTask<Boolean> task;

  private StartPing(Callable<Boolean> sending) {
    task = new FutureTask<>(sending);
  }

  /** Sends the ping. */
  interface Sending {
    void run() throws DeliveryException, InterruptedException;
  }

  static StartPing send(Sending sending) {
    StartPing ping = new StartPing(() -> {
      sending.run();
      return true;
    });
    Thread thread = new Thread(ping.task, "lightsail-snapshot-heartbeat");
    thread.setDaemon(true);
    thread.start();
    return ping;
  }

  /**
   * How it failed, if it did. A start that arrives after the end would look like a run that never ended, so one that is still
   * under way when the run is over is given up.
   */
  Optional<DeliveryException> failureSoon() throws InterruptedException {
    try {
      boolean unused = task.get(SOON_SECONDS, TimeUnit.SECONDS);
      return Optional.empty();
    } catch (TimeoutException tooSlow) {
      return Optional.of(new DeliveryException(NOT_DELIVERED + "the run was over before it was"));
    } catch (ExecutionException failed) {
      return Optional.of(
          failed.getCause() instanceof DeliveryException notTaken
              ? notTaken
              : new DeliveryException(NOT_DELIVERED + "it failed unexpectedly"));
    } finally {
      boolean unused = task.cancel(true);
    }
  }
}
