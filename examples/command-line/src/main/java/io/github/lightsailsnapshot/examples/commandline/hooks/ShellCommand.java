package io.github.lightsailsnapshot.examples.commandline.hooks;

import io.github.lightsailsnapshot.core.spi.ConsistencyHook;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.Lock;

/**
 * A shell command. Any exit status other than 0 is a failure, which is reported with the last line of the output.
 * Background processes continue, unless the command is stopped.
 *
 * @param grace how long the command may take to end after it is asked to, before it is killed
 * @param turn held while the command runs; the next command with the same lock waits for it
 */
public record ShellCommand(String line, Duration grace, Lock turn) implements ConsistencyHook {

  @Override
  public void run() throws IOException, InterruptedException {
    turn.lockInterruptibly();
    try {
      runAlone();
    } finally {
      turn.unlock();
    }
  }

  private void runAlone() throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(shell(), flag(), line).redirectErrorStream(true);
    CallerLocale.restore(builder.environment());
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      LastLine written = LastLine.of(process.getInputStream());
      int status = process.waitFor();
      if (status != 0) {
        throw new IOException("exit status " + status + ", " + written.soon());
      }
    } catch (InterruptedException tooLong) {
      new ProcessTree(process.toHandle()).stop(grace);
      throw tooLong;
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
