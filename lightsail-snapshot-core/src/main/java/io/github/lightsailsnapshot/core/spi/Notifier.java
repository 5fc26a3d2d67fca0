package io.github.lightsailsnapshot.core.spi;

import io.github.lightsailsnapshot.core.report.RunReport;
import java.time.Duration;

/**
 * Sends the report of a run to people or other systems. A job or a fleet calls each of its notifiers once per run,
 * whatever the outcome. A notifier that throws an exception, or takes longer than {@link
 * io.github.lightsailsnapshot.core.job.SnapshotJob.Builder#notifierTimeout}, does not affect the outcome; the job
 * records the failure and calls the next notifier.
 *
 * <p>A job calls each notifier on a separate thread, which it interrupts when the notifier exceeds its time limit.
 */
@FunctionalInterface
public interface Notifier {
  /** The default time limit of a notifier: 15 seconds. */
  Duration TIMEOUT = Duration.ofSeconds(15);

  /**
   * Sends a report, of one job or of a fleet. What both have in common is in {@link RunReport}; {@link RunReport#jobs()}
   * has the report of each job, which for one job is the report itself.
   *
   * @param report how the run ended
   * @throws Exception if the report could not be sent; the message is reported, so it must not contain secrets
   */
  void send(RunReport report) throws Exception;

  /**
   * Returns the name by which a report refers to this notifier if it fails. It must not contain secrets.
   *
   * @return by default, the simple name of the class, or "A notifier" for a lambda or an anonymous class
   */
  default String name() {
    Class<?> type = getClass();
    return type.isSynthetic() || type.isAnonymousClass() ? "A notifier" : type.getSimpleName();
  }
}
