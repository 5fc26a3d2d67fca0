package io.github.lightsailsnapshot.notify;

import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.RunReport;
import io.github.lightsailsnapshot.core.spi.Notifier;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;

/**
 * Writes the whole report to a {@link System.Logger}, the platform's logging API, which SLF4J, Log4j and {@code
 * java.util.logging} can implement: {@link Outcome#FAILED} as an error, {@link Outcome#DEGRADED} and {@link
 * Outcome#SKIPPED} as a warning, {@link Outcome#SUCCEEDED} as information. The text is sanitised. Thread-safe.
 */
public final class LogNotifier implements Notifier {
  private final Logger logger;

  private LogNotifier(Logger logger) {
    this.logger = logger;
  }

  /**
   * Creates a notifier that writes to the logger named {@code io.github.lightsailsnapshot}.
   *
   * @return the notifier
   */
  public static LogNotifier create() {
    return to(System.getLogger("io.github.lightsailsnapshot"));
  }

  /**
   * Creates a notifier that writes to a given logger.
   *
   * @param logger the logger
   * @return the notifier
   */
  public static LogNotifier to(Logger logger) {
    return new LogNotifier(Objects.requireNonNull(logger, "logger"));
  }

  @Override
  public void send(RunReport report) {
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
