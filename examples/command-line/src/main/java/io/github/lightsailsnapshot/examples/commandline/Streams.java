package io.github.lightsailsnapshot.examples.commandline;

import java.io.Console;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/**
 * Where a process writes. Writing to a stream that is closed fails silently, which is what a backup needs.
 *
 * @param out the result
 * @param err what went wrong
 * @param terminal whether a person watches
 */
record Streams(PrintStream out, PrintStream err, boolean terminal) {

  /** On JDK 22 to 24 there is a console without a terminal, too, unless the old one is asked for. */
  @SuppressWarnings("SystemConsoleNull")
  static Streams ofProcess() {
    System.setProperty("jdk.console", "java.base");
    @Nullable Console console = System.console();
    return new Streams(System.out, System.err, console != null);
  }

  /** The line that is asked for. */
  void result(String line) {
    out.println(line);
    out.flush();
  }

  /** A line on what went wrong. */
  void complain(String message) {
    err.println("lightsail-snapshot: " + message);
    err.flush();
  }

  /** A line on what should never happen. */
  void complain(Throwable unexpected) {
    complain("unexpected " + OneLine.of(unexpected));
  }
}
