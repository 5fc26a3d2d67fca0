package io.github.lightsailsnapshot.examples.commandline;

import io.github.lightsailsnapshot.core.Progress;
import io.github.lightsailsnapshot.core.ProgressListener;
import java.io.File;
import java.time.Clock;
import java.util.Optional;

/** Tells of a run as it goes, on the screen and in the log file. */
final class Lines implements ProgressListener, AutoCloseable {
  private final Screen screen;
  private final Optional<LogFile> log;

  Lines(Screen screen, Optional<File> logFile, Clock clock) {
    this.screen = screen;
    this.log = logFile.map(file -> LogFile.append(file, clock, this::warnOfLog));
  }

  /** Says something of one line or several. */
  void say(Object text) {
    text.toString().lines().forEach(this::line);
  }

  private void line(String text) {
    screen.line(text);
    log.ifPresent(file -> file.line(text));
  }

  void warn(String text) {
    aside("warning: " + text);
  }

  /** Says why there is no result. */
  void fail(String text) {
    aside("failed: " + text);
  }

  private void aside(String text) {
    screen.aside(text);
    log.ifPresent(file -> file.line(text));
  }

  private void warnOfLog(String text) {
    screen.aside("warning: " + text);
  }

  /** What is about to be deleted is told once it is, and how it ended by the report. */
  @Override
  public void on(Progress progress) {
    if (progress instanceof Progress.Waiting) {
      screen.passing(progress.toString());
      log.ifPresent(file -> file.line(progress.toString()));
    } else if (!(progress instanceof Progress.Deleting || progress instanceof Progress.Finished)) {
      say(progress);
    }
  }

  /** Whether the log file holds everything that was said, if one was asked for. */
  boolean isLogged() {
    return log.map(LogFile::isComplete).orElse(true);
  }

  @Override
  public void close() {
    log.ifPresent(LogFile::close);
  }
}
