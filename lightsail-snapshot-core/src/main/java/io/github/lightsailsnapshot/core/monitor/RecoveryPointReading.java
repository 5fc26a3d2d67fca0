package io.github.lightsailsnapshot.core.monitor;

import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.retention.text.PlainText;
import io.github.lightsailsnapshot.retention.text.Redactor;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What a {@link RecoveryPointMonitor} knows at a moment. {@code toString()} returns one line.
 *
 * @param point the recovery point that the last successful check found, with its age as of now; empty if no check has
 *     succeeded, or the last one is too long ago
 * @param failure why the newest check failed, or that it is too long ago; empty if it succeeded, or if there was none yet
 */
public record RecoveryPointReading(
    Optional<RecoveryPoint> point, Optional<SnapshotException> failure) {

  /** Checks that no component is null. */
  public RecoveryPointReading {
    Objects.requireNonNull(point, "point");
    Objects.requireNonNull(failure, "failure");
  }

  /**
   * Returns whether there is an available snapshot that is no older than a limit, as far as is known.
   *
   * @param limit the maximum age, inclusive; more than zero
   * @return whether there is such a snapshot; false if the recovery point is not known
   * @throws IllegalArgumentException if the limit is zero or less
   */
  public boolean isAtMost(Duration limit) {
    return point.filter(known -> known.isAtMost(limit)).isPresent();
  }

  /**
   * Returns the age of the recovery point for a gauge. After a failed check, it is not a number, although an earlier
   * point may still be known, so that an alarm notices that nothing is known now.
   *
   * @return the age in seconds; infinite if there is no available snapshot; NaN if it is not known or the newest check
   *     failed
   */
  public double ageSeconds() {
    return failure.isPresent()
        ? Double.NaN
        : point
            .map(known -> known
                .age()
                .map(age -> age.toSeconds() + age.toMillisPart() / 1000.0)
                .orElse(Double.POSITIVE_INFINITY))
            .orElse(Double.NaN);
  }

  /**
   * Returns why the newest check failed, for people.
   *
   * @return the message of the failure and the service's answer, on one line; empty if there is no failure
   */
  public Optional<String> failureText() {
    return failure.map(failed -> Redactor.standard()
        .line(
            failed.getMessage()
                + failed.answer().map(said -> ". The answer was " + said).orElse(""),
            PlainText.LONGEST_MESSAGE));
  }

  /** Returns one line: the recovery point, or that it is not known, and why the newest check failed. */
  @Override
  public String toString() {
    String found = point.map(RecoveryPoint::toString).orElse("The recovery point is not known");
    return found + failureText().map(text -> "; " + text).orElse("");
  }
}
