package io.github.lightsailsnapshot.examples.commandline.doctor;

import io.github.lightsailsnapshot.core.client.Listing;
import java.time.Duration;
import java.time.Instant;

/** Whether the machine's clock agrees with the account's. */
final class ClockCheck {
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private ClockCheck() {}

  /** @param now by the machine's clock, when the listing was read */
  static Finding of(Listing listing, Instant now) {
    return listing
        .servedAt()
        .map(served -> ahead(Duration.between(served, now)))
        .orElseGet(() -> Finding.unknown("clock", "the listing does not tell Lightsail's time"));
  }

  private static Finding ahead(Duration ahead) {
    return ahead.abs().compareTo(TOLERANCE) <= 0
        ? Finding.ok("clock", "it agrees with Lightsail's")
        : Finding.warning(
            "clock",
            "it is " + ahead.abs().toMinutes() + " min "
                + (ahead.isNegative() ? "behind" : "ahead of")
                + " Lightsail's; synchronise it, for example with systemd-timesyncd");
  }
}
