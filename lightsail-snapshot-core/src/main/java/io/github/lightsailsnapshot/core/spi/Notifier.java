package io.github.lightsailsnapshot.core.spi;

import io.github.lightsailsnapshot.core.report.SnapshotReport;
import java.time.Duration;

/**
 * Tells somebody how a run ended. A job tells each of its notifiers once, whatever the outcome. A notifier that throws, or
 * takes longer than {@link io.github.lightsailsnapshot.core.job.SnapshotJob.Builder#notifierTimeout}, changes nothing of what was done; the job notes it and goes on with the next one.
 *
 * <p>It is called on a thread of its own, which is interrupted at the limit.
 */
@FunctionalInterface
public interface Notifier {
  /** How long a job lets a notifier take, unless it is told otherwise: 15 seconds. */
  Duration TIMEOUT = Duration.ofSeconds(15);

  /**
   * Sends a report.
   *
   * @param report how the run ended
   * @throws Exception if it could not be sent; its message must hold no secret, because it is reported
   */
  void send(SnapshotReport report) throws Exception;

  /**
   * What the job calls this notifier when it reports that it failed. It holds no secret.
   *
   * @return by default the simple name of the class, or "A notifier" for a lambda or an anonymous class
   */
  default String name() {
    Class<?> type = getClass();
    return type.isSynthetic() || type.isAnonymousClass() ? "A notifier" : type.getSimpleName();
  }
}
