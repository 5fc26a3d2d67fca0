package io.github.lightsailsnapshot.core.wire;

import java.time.Duration;

/** A delay that ends early, with the connection, when the endpoint is closed. */
final class Pause {
  private Pause() {}

  static void of(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
      throw new ConnectionReset();
    }
  }
}
