package io.github.lightsailsnapshot.examples.commandline.fleet;

import io.github.lightsailsnapshot.examples.commandline.output.ProcessStreams;
import io.github.lightsailsnapshot.examples.commandline.output.Terminal;
import java.io.PrintStream;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A terminal, on which lines are drawn again and again in the same place.
 *
 * @param size tells how large it is
 * @param isColoured whether it shows colours
 */
record TerminalWindow(PrintStream out, Supplier<WindowSize> size, boolean isColoured) {
  private static final String UNWRAPPED = "\u001b[?7l";
  private static final String WRAPPED = "\u001b[?7h";
  private static final String REST_OF_LINE_CLEARED = "\u001b[K";
  private static final String REST_CLEARED = "\u001b[J";

  static TerminalWindow of(ProcessStreams streams, Map<String, String> variables) {
    return new TerminalWindow(
        streams.out(), () -> WindowSize.current(variables), streams.terminal() == Terminal.COLOR);
  }

  /** Draws lines in place of the ones before them. Wrapping is off, because a second line would not be drawn over. */
  void draw(Iterable<String> lines, int before) {
    StringBuilder text = new StringBuilder(UNWRAPPED).append(up(before));
    lines.forEach(line -> text.append(line).append(REST_OF_LINE_CLEARED).append('\n'));
    out.print(text.append(REST_CLEARED).append(WRAPPED));
    out.flush();
  }

  private static String up(int lines) {
    return "\r" + (lines == 0 ? "" : "\u001b[" + lines + "A");
  }
}
