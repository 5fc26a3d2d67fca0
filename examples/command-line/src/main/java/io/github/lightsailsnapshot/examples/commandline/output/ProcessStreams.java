package io.github.lightsailsnapshot.examples.commandline.output;

import io.github.lightsailsnapshot.examples.commandline.messages.OneLine;
import java.io.BufferedOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The output streams of the process. Writing to a closed stream fails silently, so that it does not stop a backup.
 *
 * @param out the result
 * @param err errors and warnings
 * @param terminal what the output can show
 */
public record ProcessStreams(PrintStream out, PrintStream err, Terminal terminal) {

  /** On JDK 22 to 24, there is a console even without a terminal, unless the old implementation is selected. */
  @SuppressWarnings("SystemConsoleNull")
  public static ProcessStreams ofProcess() {
    System.setProperty("jdk.console", "java.base");
    @Nullable Console console = System.console();
    return new ProcessStreams(
        utf8(FileDescriptor.out),
        utf8(FileDescriptor.err),
        console == null ? Terminal.NONE : Terminal.of(System.getenv()));
  }

  /** The same streams, without colours and moving lines. */
  public ProcessStreams plain() {
    return new ProcessStreams(out, err, Terminal.NONE);
  }

  /** Uses UTF-8 in every locale, so that names from the network are not replaced by question marks. */
  private static PrintStream utf8(FileDescriptor descriptor) {
    OutputStream bytes = new BufferedOutputStream(new FileOutputStream(descriptor));
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  /** Prints a line of the result. */
  public void result(String line) {
    out.println(line);
    out.flush();
  }

  /**
   * The exit status of a command whose whole result is on standard output. If the output could not be written, the
   * status says so.
   */
  public int delivered(int status, int lost) {
    if (!out.checkError()) {
      return status;
    }
    complain("standard output could not be written: its reader is gone, or the disk is full");
    return lost;
  }

  /** Prints an error or a warning. */
  public void complain(String message) {
    err.println("lightsail-snapshot: " + message);
    err.flush();
  }

  /** Reports an unexpected failure. */
  public void complain(Throwable unexpected) {
    complain("unexpected " + OneLine.of(unexpected));
  }
}
