package io.github.lightsailsnapshot.examples.commandline.output;

import io.github.lightsailsnapshot.core.report.Deletion;
import io.github.lightsailsnapshot.core.spi.JobEvent;
import io.github.lightsailsnapshot.core.spi.JobListener;
import io.github.lightsailsnapshot.core.spi.Progress;
import io.github.lightsailsnapshot.examples.commandline.messages.DisplayText;
import io.github.lightsailsnapshot.retention.text.PlainText;
import java.io.File;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Prints the progress of a run on the screen and to the log file. */
public final class ProgressPrinter implements JobListener, AutoCloseable {
  private static final int SECONDS = 60;

  private final TerminalOutput screen;
  private final Optional<LogFile> log;
  private final Clock clock;
  private Duration limit = Duration.ZERO;
  private String awaited = "";

  public ProgressPrinter(TerminalOutput screen, Optional<File> logFile, Clock clock) {
    this.screen = screen;
    this.clock = clock;
    this.log = logFile.map(file -> LogFile.append(file, clock, this::warnOfLog));
  }

  /** Also tells how long a run waits at most. */
  public ProgressPrinter waitingAtMost(Duration most) {
    limit = most;
    return this;
  }

  /** Prints several lines. */
  public void say(Object text) {
    PlainText.lines(text.toString()).lines().forEach(this::line);
  }

  /** Prints several lines that need attention, even if only problems are wanted. */
  public void sayProblem(Object text) {
    PlainText.lines(text.toString()).lines().forEach(line -> {
      screen.problem(line);
      log.ifPresent(file -> file.line(line));
    });
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

  /**
   * Omits events that are reported later: a deletion once it is done, and the end by the report. On a terminal, waiting
   * and deletions are one line that changes; elsewhere, waiting is told once.
   */
  @Override
  public void onEvent(JobEvent event) {
    Progress progress = event.progress();
    String text = PlainText.line(progress.toString());
    if (progress instanceof Progress.Waiting waiting) {
      waits(waiting, text);
    } else if (progress instanceof Progress.Deleting deleting) {
      deletes(deleting, text);
    } else if (progress instanceof Progress.Deleted deleted) {
      deleted(deleted.deletion(), text);
    } else if (!(progress instanceof Progress.Finished)) {
      line(text);
    }
  }

  private void waits(Progress.Waiting waiting, String text) {
    boolean isNew = !awaited.equals(waiting.name());
    awaited = waiting.name();
    if (screen.isLive()) {
      Instant begin = clock.instant().minus(waiting.waited());
      String name = PlainText.line(waiting.name());
      screen.live(() -> "Waiting " + time(Duration.between(begin, clock.instant()))
          + (limit.isZero() ? "" : " of " + time(limit)) + " for " + name);
    } else if (isNew) {
      screen.line(text);
    }
    if (isNew) {
      log.ifPresent(file -> file.line(text));
    }
  }

  /** Minutes and seconds, which fit before the name even on a narrow terminal. */
  private static String time(Duration length) {
    return "%d:%02d".formatted(length.toMinutes(), length.toSeconds() % SECONDS);
  }

  private void deletes(Progress.Deleting deleting, String text) {
    if (screen.isLive()) {
      String live = text.replaceFirst(
          "Deleting", "Deleting " + deleting.number() + " of " + deleting.total() + ":");
      screen.live(() -> live);
    }
  }

  private void deleted(Deletion deletion, String text) {
    if (!screen.isLive() || deletion.result() == Deletion.Result.FAILED) {
      screen.line(text);
    }
    log.ifPresent(file -> file.line(text));
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
    screen.close();
    log.ifPresent(LogFile::close);
  }
}
