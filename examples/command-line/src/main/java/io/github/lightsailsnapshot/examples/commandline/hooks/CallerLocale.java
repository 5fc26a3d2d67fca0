package io.github.lightsailsnapshot.examples.commandline.hooks;

import java.util.Map;

/**
 * The locale of whoever called the launcher. The launcher sets {@code LC_ALL=C.UTF-8} where the locale has only ASCII,
 * and remembers the previous value.
 */
final class CallerLocale {
  private static final String CURRENT = "LC_ALL";
  private static final String PREVIOUS = "LIGHTSAIL_SNAPSHOT_CALLER_LC_ALL";

  private CallerLocale() {}

  /** Undoes the launcher's change in the environment of a process to be started. */
  static void restore(Map<String, String> environment) {
    if (environment.containsKey(PREVIOUS)) {
      String previous = environment.remove(PREVIOUS);
      environment.remove(CURRENT);
      if (!previous.isEmpty()) {
        environment.put(CURRENT, previous);
      }
    }
  }
}
