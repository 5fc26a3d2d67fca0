package io.github.lightsailsnapshot.examples.commandline.fleet;

import java.io.PrintStream;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A terminal, on which lines are drawn again and again in the same place.
 *
 * @param window tells its size
 * @param isColoured whether it shows colours
 */
record Terminal(PrintStream out, Supplier<WindowSize> window, boolean isColoured) {
  private static final String UNWRAPPED = "\u001b[?7l";
  private static final String WRAPPED = "\u001b[?7h";
  private static final String REST_OF_LINE_CLEARED = "\u001b[K";
  private static final String REST_CLEARED = "\u001b[J";

  /** See <a href="https://no-color.org">no-color.org</a>. */
  static Terminal of(PrintStream out, Map<String, String> variables) {
    return new Terminal(
        out,
        () -> WindowSize.current(variables),
        variables.getOrDefault("NO_COLOR", "").isEmpty());
  }

  WindowSize size() {
    return window.get();
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
