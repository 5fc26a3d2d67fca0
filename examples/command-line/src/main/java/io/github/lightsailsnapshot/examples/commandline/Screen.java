package io.github.lightsailsnapshot.examples.commandline;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What a person sees. On a terminal, a passing line is overwritten by the next one. */
final class Screen {
  private final PrintStream lines;
  private final PrintStream asides;
  private final boolean terminal;
  private int toOverwrite;

  private Screen(PrintStream lines, PrintStream asides, boolean terminal) {
    this.lines = lines;
    this.asides = asides;
    this.terminal = terminal;
  }

  static Screen of(Streams streams) {
    return new Screen(streams.out(), streams.err(), streams.terminal());
  }

  /** Leaves standard output to a document. */
  static Screen besideDocument(Streams streams) {
    return new Screen(streams.err(), streams.err(), false);
  }

  static Screen dark() {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return new Screen(nowhere, nowhere, false);
  }

  void line(String text) {
    overwrite("");
    lines.println(text);
    lines.flush();
  }

  void passing(String text) {
    if (terminal) {
      overwrite(text);
      toOverwrite = text.length();
    } else {
      line(text);
    }
  }

  /** A line that is no part of the result. */
  void aside(String text) {
    overwrite("");
    asides.println(text);
    asides.flush();
  }

  private void overwrite(String text) {
    if (toOverwrite > 0 || !text.isEmpty()) {
      String blanks = " ".repeat(Math.max(0, toOverwrite - text.length()));
      lines.print("\r" + text + blanks + (text.isEmpty() ? "\r" : ""));
      lines.flush();
      toOverwrite = 0;
    }
  }
}
