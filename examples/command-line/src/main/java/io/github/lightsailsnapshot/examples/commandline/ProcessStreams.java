package io.github.lightsailsnapshot.examples.commandline;

import java.io.BufferedOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a process writes. Writing to a stream that is closed fails silently, which is what a backup needs.
 *
 * @param out the result
 * @param err what went wrong
 * @param terminal whether a person watches
 */
record ProcessStreams(PrintStream out, PrintStream err, boolean terminal) {

  /** On JDK 22 to 24 there is a console without a terminal, too, unless the old one is asked for. */
  @SuppressWarnings("SystemConsoleNull")
  static ProcessStreams ofProcess() {
    System.setProperty("jdk.console", "java.base");
    @Nullable Console console = System.console();
    return new ProcessStreams(
        utf8(FileDescriptor.out), utf8(FileDescriptor.err), console != null && obeys());
  }

  /** Whether the terminal understands the marks that move in a line. */
  private static boolean obeys() {
    return !Set.of("", "dumb").contains(System.getenv().getOrDefault("TERM", ""));
  }

  /** Whatever the locale: a name that came by the network is not to become a question mark. */
  private static PrintStream utf8(FileDescriptor descriptor) {
    OutputStream bytes = new BufferedOutputStream(new FileOutputStream(descriptor));
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  /** The line that is asked for. */
  void result(String line) {
    out.println(line);
    out.flush();
  }

  /**
   * The exit status of a command whose whole result stands on standard output: where it did not arrive, nobody could take
   * the other status for an answer.
   */
  int delivered(int status, int lost) {
    if (!out.checkError()) {
      return status;
    }
    complain("standard output could not be written: its reader is gone, or the disk is full");
    return lost;
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
