package io.github.lightsailsnapshot.notify.http;

import io.github.lightsailsnapshot.core.time.BoundedCall;
import io.github.lightsailsnapshot.notify.retry.ThrowableText;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** The start ping of a run, on a separate thread, which ends by itself within the limit of a delivery. */
record StartPing(BoundedCall<?> sending) {
  private static final Duration SOON = Duration.ofSeconds(3);
  private static final String NOT_DELIVERED = "The heartbeat's start was not delivered: ";

  /**
   * Returns how the ping failed, if it did. A ping that is still in progress when the run is over is cancelled, because
   * a start after the end would look like a run that never ended.
   */
  Optional<DeliveryException> failureSoon() throws InterruptedException {
    try {
      return sending.await(SOON).failure().map(StartPing::told);
    } finally {
      sending.stop();
    }
  }

  private static DeliveryException told(Throwable failure) {
    if (failure instanceof DeliveryException notTaken) {
      return notTaken;
    }
    return new DeliveryException(NOT_DELIVERED
        + (failure instanceof TimeoutException
            ? "the run was over before it was"
            : "it failed with " + ThrowableText.errorOrType(failure)));
  }
}
