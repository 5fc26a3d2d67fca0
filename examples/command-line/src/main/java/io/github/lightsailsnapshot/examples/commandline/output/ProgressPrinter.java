package io.github.lightsailsnapshot.examples.commandline.output;

import io.github.lightsailsnapshot.core.spi.JobEvent;
import io.github.lightsailsnapshot.core.spi.JobListener;
import io.github.lightsailsnapshot.core.spi.Progress;
import io.github.lightsailsnapshot.examples.commandline.messages.DisplayText;
import io.github.lightsailsnapshot.retention.text.PlainText;
import java.io.File;
import java.time.Clock;
import java.util.Optional;

/** Prints the progress of a run on the screen and to the log file. */
public final class ProgressPrinter implements JobListener, AutoCloseable {
  private final TerminalOutput screen;
  private final Optional<LogFile> log;

  public ProgressPrinter(TerminalOutput screen, Optional<File> logFile, Clock clock) {
    this.screen = screen;
    this.log = logFile.map(file -> LogFile.append(file, clock, this::warnOfLog));
  }

  /** Prints several lines. */
  public void say(Object text) {
    PlainText.lines(text.toString()).lines().forEach(this::line);
  }

  private void line(String text) {
    screen.line(text);
    log.ifPresent(file -> file.line(text));
  }

  public void warn(String text) {
    aside("warning: " + text);
  }

  /** Prints why there is no result. */
  public void fail(String text) {
    aside("failed: " + text);
  }

  private void aside(String text) {
    String plain = PlainText.line(text);
    screen.aside(plain);
    log.ifPresent(file -> file.line(plain));
  }

  private void warnOfLog(String text) {
    screen.complain("warning: " + DisplayText.of(text));
  }

  /** Omits events that are reported later: a deletion once it is done, and the end by the report. */
  @Override
  public void onEvent(JobEvent event) {
    Progress progress = event.progress();
    String text = PlainText.line(progress.toString());
    if (progress instanceof Progress.Waiting) {
      screen.passing(text);
      log.ifPresent(file -> file.line(text));
    } else if (!(progress instanceof Progress.Deleting || progress instanceof Progress.Finished)) {
      line(text);
    }
  }

  /** Writes a line to the log file only. */
  public void record(String text) {
    String plain = PlainText.line(text);
    log.ifPresent(file -> file.line(plain));
  }

  /** Whether everything was written to the log file, if there is one. */
  public boolean isLogged() {
    return log.map(LogFile::isComplete).orElse(true);
  }

  @Override
  public void close() {
    log.ifPresent(LogFile::close);
  }
}
