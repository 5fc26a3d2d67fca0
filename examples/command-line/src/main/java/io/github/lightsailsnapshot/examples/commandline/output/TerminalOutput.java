package io.github.lightsailsnapshot.examples.commandline.output;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Output for people. On a terminal, a temporary line is overwritten by the next one. */
public final class TerminalOutput {
  /** Moves to the beginning of the line and clears it. */
  private static final String CLEARED = "\r\u001b[K";

  private static final String UNWRAPPED = "\u001b[?7l";
  private static final String WRAPPED = "\u001b[?7h";

  private final PrintStream lines;
  private final PrintStream asides;
  private final PrintStream complaints;
  private final boolean terminal;
  private boolean passing;

  private TerminalOutput(
      PrintStream lines, PrintStream asides, PrintStream complaints, boolean terminal) {
    this.lines = lines;
    this.asides = asides;
    this.complaints = complaints;
    this.terminal = terminal;
  }

  public static TerminalOutput of(ProcessStreams streams) {
    return new TerminalOutput(streams.out(), streams.err(), streams.err(), streams.terminal());
  }

  /** Writes to standard error, because a document uses standard output. */
  public static TerminalOutput besideDocument(ProcessStreams streams) {
    return new TerminalOutput(streams.err(), streams.err(), streams.err(), false);
  }

  /** Prints only errors and warnings. */
  public static TerminalOutput dark(ProcessStreams streams) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return new TerminalOutput(nowhere, nowhere, streams.err(), false);
  }

  void line(String text) {
    clear();
    tell(lines, text);
  }

  /** Disables wrapping, because a second line could not be overwritten. */
  void passing(String text) {
    if (terminal) {
      lines.print(CLEARED + UNWRAPPED + text + WRAPPED);
      lines.flush();
      passing = true;
    } else {
      tell(lines, text);
    }
  }

  /** Prints a line that is not part of the result. */
  void aside(String text) {
    clear();
    tell(asides, text);
  }

  /** Prints an error that is not reported elsewhere, even in silent mode. */
  void complain(String text) {
    clear();
    tell(complaints, text);
  }

  private static void tell(PrintStream stream, String text) {
    stream.println(text);
    stream.flush();
  }

  private void clear() {
    if (passing) {
      lines.print(CLEARED);
      lines.flush();
      passing = false;
    }
  }
}
