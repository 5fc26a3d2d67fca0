package io.github.lightsailsnapshot.examples.commandline.fleet;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The size of the terminal's window in characters. */
record WindowSize(int rows, int columns) {
  private static final WindowSize USUAL = new WindowSize(24, 80);
  private static final Pattern STTY = Pattern.compile("([1-9][0-9]{0,3}) ([1-9][0-9]{0,3})\\s*");

  /** Asks stty; else, what the variables LINES and COLUMNS say, or else what is usual. */
  static WindowSize current(Map<String, String> variables) {
    return parse(ofTerminal())
        .or(() -> parse(
            variables.getOrDefault("LINES", "") + " " + variables.getOrDefault("COLUMNS", "")))
        .orElse(USUAL);
  }

  private static Optional<WindowSize> parse(String text) {
    Matcher size = STTY.matcher(text);
    return size.matches()
        ? Optional.of(
            new WindowSize(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2))))
        : Optional.empty();
  }

  private static String ofTerminal() {
    try {
      Process stty = new ProcessBuilder("stty", "size")
          .redirectInput(new File("/dev/tty"))
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      if (!stty.waitFor(1, TimeUnit.SECONDS)) {
        stty.destroyForcibly();
        return "";
      }
      return new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException noStty) {
      return "";
    } catch (InterruptedException stopRequested) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
