package io.github.lightsailsnapshot.notify.metrics;

import io.github.lightsailsnapshot.core.client.SnapshotNaming;
import io.github.lightsailsnapshot.core.client.Where;
import io.github.lightsailsnapshot.core.monitor.RecoveryPointCheck;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.Objects;

/**
 * Looks up the age of a source's recovery point, whichever process ran the job last and whether or not this one has run it yet.
 * It is the gauge {@code lightsail.snapshot.recovery.point.age} of {@link MetricsNotifier}, with the same tags; in a registry
 * that has both, this one supplies it. The tag {@code basename} is {@code *} if the check counts every snapshot of the source.
 * Infinite if there is no recovery point; NaN if the last check failed, so that nothing is known. Immutable and thread-safe.
 *
 * <p>What was found is remembered, a failure too, and grows older by itself. The first reading after that lists again and
 * waits for the answer, as do readings at the same time: with Lightsail, for some seconds at most where it answers and for 30 a
 * page where it does not. So let it be remembered for longer than the registry's interval.
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
  private final Duration maximumAge;

  private RecoveryPointMeters(RecoveryPointCheck check, Duration maximumAge) {
    this.check = check;
    this.maximumAge = maximumAge;
  }

  /**
   * The meters of a check.
   *
   * @param check the check, whose client stays the host's to close
   * @param maximumAge for how long what it found is remembered, from 1 second to 1 day
   * @return the meters, to be bound to a registry
   * @throws IllegalArgumentException if the maximum age is shorter or longer
   */
  public static RecoveryPointMeters of(RecoveryPointCheck check, Duration maximumAge) {
    Objects.requireNonNull(check, "check");
    if (maximumAge.compareTo(SHORTEST) < 0 || maximumAge.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("The maximum age " + maximumAge
          + " of a remembered recovery point must be from " + SHORTEST + " to " + LONGEST);
    }
    return new RecoveryPointMeters(check, maximumAge);
  }

  /**
   * Registers the gauge, in the place of the one that there is for the same tags. It checks nothing yet.
   *
   * @param registry the host's registry, whose clock measures; it is never closed
   */
  @Override
  public void bindTo(MeterRegistry registry) {
    String basename = check.naming().map(SnapshotNaming::basename).orElse("*");
    CachedAge age = new CachedAge(check, maximumAge, registry.config().clock());
    new AgeGauge(registry, JobTags.of(check.source(), basename, where())).check(age::millis);
  }

  /** The client may be the host's own. */
  private Where where() {
    try {
      return Objects.requireNonNullElse(check.where(), Where.UNKNOWN);
    } catch (RuntimeException doesNotTell) {
      return Where.UNKNOWN;
    }
  }

  @Override
  public String toString() {
    return "RecoveryPointMeters[" + check.source() + "]";
  }
}
