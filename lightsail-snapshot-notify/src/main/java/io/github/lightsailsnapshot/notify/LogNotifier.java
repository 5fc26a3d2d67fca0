package io.github.lightsailsnapshot.notify;

import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.spi.Notifier;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;

/**
 * Writes the whole report to a log of the platform's, {@link System.Logger}, which SLF4J, Log4j and {@code java.util.logging}
 * can take on: {@link Outcome#FAILED} as an error, {@link Outcome#DEGRADED} and {@link Outcome#SKIPPED} as a warning, {@link
 * Outcome#SUCCEEDED} as information. Characters that disguise text are taken out. Thread-safe.
 */
public final class LogNotifier implements Notifier {
  private final Logger logger;

  private LogNotifier(Logger logger) {
    this.logger = logger;
  }

  /**
   * Writes to the log named {@code io.github.lightsailsnapshot}.
   *
   * @return the notifier
   */
  public static LogNotifier create() {
    return to(System.getLogger("io.github.lightsailsnapshot"));
  }

  /**
   * Writes to a log of the host's.
   *
   * @param logger the log
   * @return the notifier
   */
  public static LogNotifier to(Logger logger) {
    return new LogNotifier(Objects.requireNonNull(logger, "logger"));
  }

  @Override
  public void send(SnapshotReport report) {
    logger.log(level(report.outcome()), report.toString());
  }

  @Override
  public String toString() {
    return "LogNotifier[" + logger.getName() + "]";
  }

  private static Level level(Outcome outcome) {
    return switch (outcome) {
      case SUCCEEDED -> Level.INFO;
      case DEGRADED, SKIPPED -> Level.WARNING;
      case FAILED -> Level.ERROR;
    };
  }
}
