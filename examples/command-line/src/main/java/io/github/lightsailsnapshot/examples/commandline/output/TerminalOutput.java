package io.github.lightsailsnapshot.examples.commandline.output;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** Output for people. On a terminal, with colours and a live line. */
public final class TerminalOutput {
  private final PrintStream lines;
  private final PrintStream asides;
  private final PrintStream complaints;
  private final PrintStream results;
  private final Terminal terminal;
  private final LiveLine live;

  private TerminalOutput(ProcessStreams to, PrintStream results, PrintStream asides) {
    this.lines = to.out();
    this.results = results;
    this.asides = asides;
    this.complaints = to.err();
    this.terminal = to.terminal();
    this.live = new LiveLine(lines);
  }

  public static TerminalOutput of(ProcessStreams streams) {
    return new TerminalOutput(streams, streams.out(), streams.err());
  }

  /** Writes to standard error, because a document uses standard output. */
  public static TerminalOutput besideDocument(ProcessStreams streams) {
    return new TerminalOutput(
        new ProcessStreams(streams.err(), streams.err(), Terminal.NONE),
        streams.err(),
        streams.err());
  }

  /** Prints only problems, to standard error. */
  public static TerminalOutput quiet(ProcessStreams streams) {
    return new TerminalOutput(
        new ProcessStreams(nowhere(), streams.err(), Terminal.NONE), streams.err(), streams.err());
  }

  /** Prints only what is not reported elsewhere. */
  public static TerminalOutput dark(ProcessStreams streams) {
    return new TerminalOutput(
        new ProcessStreams(nowhere(), streams.err(), Terminal.NONE), nowhere(), nowhere());
  }

  private static PrintStream nowhere() {
    return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
  }

  boolean isLive() {
    return terminal != Terminal.NONE;
  }

  public void line(String text) {
    tell(lines, painted(text));
  }

  /** Prints a line that belongs to a problem. */
  void problem(String text) {
    tell(results, painted(text));
  }

  private String painted(String text) {
    return terminal == Terminal.COLOR ? LineColors.paint(text) : text;
  }

  /** Shows a line that changes, until the next other line. Only for a terminal. */
  void live(Supplier<String> changing) {
    live.show(changing);
  }

  /** Prints a line that is not part of the result. */
  public void aside(String text) {
    tell(asides, text);
  }

  /** Prints an error that is not reported elsewhere, even in silent mode. */
  public void complain(String text) {
    tell(complaints, text);
  }

  private void tell(PrintStream stream, String text) {
    synchronized (live) {
      live.clear();
      stream.println(text);
      stream.flush();
    }
  }

  void close() {
    live.close();
  }
}
