package io.github.lightsailsnapshot.examples.commandline;

import io.github.lightsailsnapshot.core.ConsistencyHook;
import java.io.File;
import java.io.IOException;

/**
 * A line for the shell. Any exit status but 0 is a failure, which is told with the last line of what the command wrote. What
 * it started in the background is its own, unless it is stopped.
 */
record ShellCommand(String line) implements ConsistencyHook {

  @Override
  public void run() throws IOException, InterruptedException {
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
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
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
