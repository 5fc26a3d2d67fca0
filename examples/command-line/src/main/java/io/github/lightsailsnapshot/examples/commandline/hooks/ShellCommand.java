package io.github.lightsailsnapshot.examples.commandline.hooks;

import io.github.lightsailsnapshot.core.spi.ConsistencyHook;
import io.github.lightsailsnapshot.core.time.TimeLimiter;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Lock;

/**
 * A shell command. Any exit status other than 0 is a failure, which is reported with the last line of the output.
 * Background processes continue, unless the command is stopped.
 *
 * @param grace how long the command may take to end after it is asked to, before it is killed
 * @param turn held while the command runs; the next command with the same lock waits for it
 */
public record ShellCommand(String line, Duration grace, Lock turn) implements ConsistencyHook {

  private static final ThreadFactory READERS = TimeLimiter.daemons("output-of-command");

  @Override
  public void run() throws IOException, InterruptedException {
    run(READERS);
  }

  void run(ThreadFactory readers) throws IOException, InterruptedException {
    turn.lockInterruptibly();
    try {
      runAlone(readers);
    } finally {
      turn.unlock();
    }
  }

  private void runAlone(ThreadFactory readers) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(shell(), flag(), line).redirectErrorStream(true);
    CallerLocale.restore(builder.environment());
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      LastLine written = LastLine.of(process.getInputStream(), readers);
      int status = process.waitFor();
      if (status != 0) {
        throw new IOException("exit status " + status + ", " + written.soon());
      }
    } catch (InterruptedException | RuntimeException | Error notAwaited) {
      // Such as no memory for the reading thread: the command must not continue beside the next
      // one.
      new ProcessTree(process.toHandle()).stop(grace);
      throw notAwaited;
    }
  }

  private static boolean isWindows() {
    return File.separatorChar == '\\';
  }

  private static String shell() {
    return isWindows() ? "cmd" : "/bin/sh";
  }

  private static String flag() {
    return isWindows() ? "/c" : "-c";
  }
}
