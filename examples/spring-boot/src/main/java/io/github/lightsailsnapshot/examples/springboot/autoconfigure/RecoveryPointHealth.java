package io.github.lightsailsnapshot.examples.springboot.autoconfigure;

import io.github.lightsailsnapshot.core.monitor.RecoveryPointMonitor;
import io.github.lightsailsnapshot.core.monitor.RecoveryPointReading;
import io.github.lightsailsnapshot.core.time.DurationFormat;
import java.time.Duration;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/**
 * DOWN if the newest good snapshot is too old, or if it is not known because listings fail; UNKNOWN before the first
 * listing. It answers immediately, without calling Lightsail.
 */
final class RecoveryPointHealth implements HealthIndicator {
  private final RecoveryPointMonitor monitor;
  private final Duration maxAge;

  RecoveryPointHealth(RecoveryPointMonitor monitor, Duration maxAge) {
    this.monitor = monitor;
    this.maxAge = maxAge;
  }

  @Override
  public Health health() {
    RecoveryPointReading reading = monitor.latest();
    Health.Builder health = judged(reading);
    reading.point().ifPresent(point -> health.withDetail("recoveryPoint", point.toString()));
    reading.failureText().ifPresent(text -> health.withDetail("failure", text));
    return health.withDetail("maxAge", DurationFormat.format(maxAge)).build();
  }

  private Health.Builder judged(RecoveryPointReading reading) {
    if (reading.point().isEmpty() && reading.failure().isEmpty()) {
      return Health.unknown();
    }
    return reading.isAtMost(maxAge) ? Health.up() : Health.down();
  }
}
