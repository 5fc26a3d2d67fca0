package io.github.lightsailsnapshot.examples.commandline;

import io.github.lightsailsnapshot.core.spi.ConsistencyHook;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.Lock;

/**
 * A line for the shell. Any exit status but 0 is a failure, which is told with the last line of what the command wrote. What
 * it started in the background is its own, unless it is stopped.
 *
 * @param grace how long it may go on once it is asked to stop, before it is ended
 * @param turn held for as long as the command goes on; the next one that has the same waits for it
 */
record ShellCommand(String line, Duration grace, Lock turn) implements ConsistencyHook {

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
    Process process =
        new ProcessBuilder(shell(), flag(), line).redirectErrorStream(true).start();
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
