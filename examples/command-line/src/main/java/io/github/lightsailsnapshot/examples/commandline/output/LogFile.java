package io.github.lightsailsnapshot.examples.commandline.output;

import io.github.lightsailsnapshot.examples.commandline.messages.UsageException;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/**
 * A file to which lines are appended, each with the time in UTC. If the file cannot be written, this is reported once,
 * and the command continues without it.
 */
public final class LogFile implements AutoCloseable {
  private static final int FILE_TYPE = 0170000;
  private static final int PIPE = 0010000;
  private static final int SOCKET = 0140000;

  private final File file;
  private final Clock clock;
  private final Consumer<String> complaints;
  private boolean writable = true;
  private OutputStream out = OutputStream.nullOutputStream();

  private LogFile(File file, Clock clock, Consumer<String> complaints) {
    this.file = file;
    this.clock = clock;
    this.complaints = complaints;
  }

  /**
   * Returns the log file for an option.
   *
   * @throws UsageException if the name is not valid, or opening the file could block forever
   */
  public static File named(String name) {
    if (name.isBlank()) {
      throw new UsageException("--log-file is empty: name a file");
    }
    if (name.contains("://")) {
      throw new UsageException(
          "--log-file takes a file, not an address (not shown, it may be a secret)");
    }
    File file = new File(name);
    if (file.isDirectory()) {
      throw new UsageException("--log-file " + name + " is a folder: name a file");
    }
    if (isPipe(file)) {
      throw new UsageException("--log-file " + name
          + " is a pipe or a socket, where nobody may be reading: name a file");
    }
    return file;
  }

  /** File systems without this attribute have no pipes. */
  private static boolean isPipe(File file) {
    try {
      int type = (int) Files.getAttribute(file.toPath(), "unix:mode") & FILE_TYPE;
      return type == PIPE || type == SOCKET;
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException notTold) {
      return false;
    }
  }

  static LogFile append(File file, Clock clock, Consumer<String> complaints) {
    LogFile log = new LogFile(file, clock, complaints);
    log.attempt(log::open);
    return log;
  }

  private interface Attempt {
    void run() throws IOException;
  }

  /** Does not use a channel, because an interrupted thread, which must still write its report, cannot write to one. */
  private void open() throws IOException {
    out = new FileOutputStream(file, true);
  }

  void line(String text) {
    String line = clock.instant().truncatedTo(ChronoUnit.SECONDS) + " " + text + "\n";
    attempt(() -> out.write(line.getBytes(StandardCharsets.UTF_8)));
  }

  private void attempt(Attempt attempt) {
    try {
      if (writable) {
        attempt.run();
      }
    } catch (IOException failed) {
      writable = false;
      complaints.accept("--log-file " + file + " cannot be written: " + failed.getMessage());
    }
  }

  /** Whether everything was written to the file. */
  boolean isComplete() {
    return writable;
  }

  @Override
  public void close() {
    attempt(out::close);
  }
}
