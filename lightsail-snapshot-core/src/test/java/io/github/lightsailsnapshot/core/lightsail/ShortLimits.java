package io.github.lightsailsnapshot.core.lightsail;

import java.time.Duration;
import software.amazon.awssdk.services.lightsail.LightsailClient;

/** The snapshots with limits of time that a test can wait for. */
public final class ShortLimits {
  private ShortLimits() {}

  public static LightsailSnapshots of(LightsailClient client) {
    return LightsailSnapshots.withLimits(client, Duration.ofMillis(250), Duration.ofMillis(800));
  }
}
