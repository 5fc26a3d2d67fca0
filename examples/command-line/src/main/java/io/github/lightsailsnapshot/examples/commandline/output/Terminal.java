package io.github.lightsailsnapshot.examples.commandline.output;

import java.util.Map;
import java.util.Set;

/** What standard output can show. */
public enum Terminal {
  /** It is no terminal, or one without escape sequences. */
  NONE,
  /** A terminal on which colours are not wanted. */
  MONOCHROME,
  COLOR;

  private static final Set<String> WITHOUT_ESCAPES = Set.of("", "dumb");

  /** A terminal that is present, as {@code TERM} and {@code NO_COLOR} describe it: https://no-color.org. */
  static Terminal of(Map<String, String> variables) {
    if (WITHOUT_ESCAPES.contains(variables.getOrDefault("TERM", ""))) {
      return NONE;
    }
    return variables.getOrDefault("NO_COLOR", "").isEmpty() ? COLOR : MONOCHROME;
  }
}
