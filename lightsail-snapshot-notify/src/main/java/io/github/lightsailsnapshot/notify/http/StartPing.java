package io.github.lightsailsnapshot.notify.http;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The ping of a run's start, on a thread of its own, which ends by itself within the limit of a delivery. */
final class StartPing {
  private static final int SOON_SECONDS = 3;

  private final CompletableFuture<Optional<DeliveryException>> failure = new CompletableFuture<>();
  private final Thread thread;

  private StartPing(Sending sending) {
    thread = new Thread(() -> run(sending), "lightsail-snapshot-heartbeat");
    thread.setDaemon(true);
  }

  /** Sends the ping. */
  interface Sending {
    void run() throws DeliveryException, InterruptedException;
  }

  static StartPing send(Sending sending) {
    StartPing ping = new StartPing(sending);
    ping.thread.start();
    return ping;
  }

  private void run(Sending sending) {
    Optional<DeliveryException> failed = Optional.empty();
    try {
      sending.run();
    } catch (DeliveryException notTaken) {
      failed = Optional.of(notTaken);
    } catch (InterruptedException stopped) {
      failed = Optional.of(overtaken());
    } finally {
      boolean unused = failure.complete(failed);
    }
  }

  /**
   * How it failed, if it did. A start that arrives after the end would look like a run that never ended, so one that is still
   * under way when the run is over is given up.
   */
  Optional<DeliveryException> failureSoon() throws InterruptedException {
    try {
      return failure.get(SOON_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException tooSlow) {
      thread.interrupt();
      return Optional.of(overtaken());
    } catch (ExecutionException neverThrown) {
      throw new IllegalStateException(neverThrown);
    }
  }

  private static DeliveryException overtaken() {
    return new DeliveryException(
        "The heartbeat's start was not delivered: the run was over before it was");
  }
}
