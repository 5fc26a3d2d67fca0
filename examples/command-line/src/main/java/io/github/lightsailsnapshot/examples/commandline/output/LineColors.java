package io.github.lightsailsnapshot.examples.commandline.output;

import java.util.Map;

/** Colours a line by its first word, and so never says more than the line does without colours. */
final class LineColors {
  private static final String RED = "\u001b[31m";
  private static final String GREEN = "\u001b[32m";
  private static final String YELLOW = "\u001b[33m";
  private static final String NORMAL = "\u001b[0m";

  private static final Map<String, String> COLORS = Map.of(
      "SUCCEEDED", GREEN,
      "ok", GREEN,
      "DEGRADED", YELLOW,
      "SKIPPED", YELLOW,
      "warning", YELLOW,
      "DELETE", YELLOW,
      "FAILED", RED,
      "failed", RED);

  private LineColors() {}

  static String paint(String line) {
    String word = line.split("[: ]", 2)[0];
    String color = COLORS.getOrDefault(word, "");
    return color.isEmpty() ? line : color + word + NORMAL + line.substring(word.length());
  }
}
