package io.github.lightsailsnapshot.notify.metrics;

import io.github.lightsailsnapshot.core.monitor.RecoveryPointCheck;
import io.github.lightsailsnapshot.core.monitor.RecoveryPointMonitor;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Determines the age of a source's recovery point by a listing, regardless of which process ran the job last. It
 * supplies the same gauge {@code lightsail.snapshot.recovery.point.age}, with the same tags, as {@link
 * MetricsNotifier}, and takes precedence if a registry has both. The tag {@code basename} is {@code *} if the check
 * counts every snapshot of the source. The age is infinite if there is no recovery point, and NaN if the last check
 * failed. Immutable and thread-safe.
 *
 * <p>With a {@link RecoveryPointMonitor}, which the host refreshes, reading the gauge never calls the service:
 *
 * <pre>{@code
 * RecoveryPointMeters.of(monitor).bindTo(registry);
 * }</pre>
 *
 * <p>With a check alone, its result, including a failure, is cached, and the age increases with time. The first read
 * after the cached result expires lists again and waits for the answer, and so do concurrent reads. With Lightsail, this
 * takes a few seconds at most if it answers, and 30 seconds per page if it does not. The cache time should therefore
 * exceed the registry's interval.
 *
 * <pre>{@code
 * RecoveryPointMeters.of(RecoveryPointCheck.of(client, "web-1"), Duration.ofMinutes(10)).bindTo(registry);
 * }</pre>
 */
@SuppressWarnings("exports")
public final class RecoveryPointMeters implements MeterBinder {
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(1);

  private final RecoveryPointCheck check;
  private final Function<Clock, Supplier<Number>> millis;

  private RecoveryPointMeters(RecoveryPointCheck check, Function<Clock, Supplier<Number>> millis) {
    this.check = check;
    this.millis = millis;
  }

  /**
   * Creates the meters of a monitor. Reading them does not call the service. The age is NaN before the monitor is
   * refreshed, while its newest check has failed, and if no refresh succeeded for its maximum age.
   *
   * @param monitor the monitor, which the host refreshes regularly
   * @return the meters, which must be bound to a registry
   */
  public static RecoveryPointMeters of(RecoveryPointMonitor monitor) {
    return new RecoveryPointMeters(
        monitor.check(), clock -> () -> monitor.latest().ageSeconds() * 1000);
  }

  /**
   * Creates the meters of a check, which is performed when they are read.
   *
   * @param check the check; the host remains responsible for closing its client
   * @param maximumAge how long a result is cached, from 1 second to 1 day
   * @return the meters, which must be bound to a registry
   * @throws IllegalArgumentException if the maximum age is out of range
   */
  public static RecoveryPointMeters of(RecoveryPointCheck check, Duration maximumAge) {
    Objects.requireNonNull(check, "check");
    if (maximumAge.compareTo(SHORTEST) < 0 || maximumAge.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("The maximum age " + maximumAge
          + " of a remembered recovery point must be from " + SHORTEST + " to " + LONGEST);
    }
    return new RecoveryPointMeters(check, clock -> new CachedAge(check, maximumAge, clock)::millis);
  }

  /**
   * Registers the gauge, and replaces an existing one with the same tags. This method does not perform a check yet.
   *
   * @param registry the registry, whose clock measures ages; it is never closed
   */
  @Override
  public void bindTo(MeterRegistry registry) {
    new AgeGauge(registry, JobTags.of(check))
        .check(millis.apply(registry.config().clock()));
  }

  @Override
  public String toString() {
    return "RecoveryPointMeters[" + check.source() + "]";
  }
}
