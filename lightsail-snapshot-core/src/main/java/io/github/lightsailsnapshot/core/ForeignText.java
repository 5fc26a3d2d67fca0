package io.github.lightsailsnapshot.core;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Text from foreign code, made fit for a report: short, on one line, and without what could be a secret. */
final class ForeignText {
  private static final int LONGEST = 500;
  /** Whatever follows the host in an address may be a secret. */
  private static final Pattern AFTER_SCHEME =
      Pattern.compile("(\\b[A-Za-z][A-Za-z0-9+.-]{0,20}://)[^\\s/?#\"'<>]+[^\\s\"'<>]*");
  /** What breaks a line, steers a terminal or turns the direction of writing. */
  private static final Pattern DISGUISE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

  private ForeignText() {}

  /** The class and message of what was thrown. Asking for the message is a call of foreign code, and may fail itself. */
  static String of(Throwable thrown) {
    String message = messageOf(thrown);
    String name = nameOf(thrown);
    return message == null ? name : name + ": " + of(message);
  }

  /** What a foreign object calls itself, or its class where it cannot tell. */
  static String named(Object foreign) {
    try {
      return of(String.valueOf(foreign));
    } catch (Throwable thrown) {
      ForeignCode.keepInterruption(thrown);
      return foreign.getClass().getName();
    }
  }

  static @Nullable String messageOf(Throwable thrown) {
    try {
      return thrown.getMessage();
    } catch (Throwable again) {
      ForeignCode.keepInterruption(again);
      return null;
    }
  }

  private static String nameOf(Throwable thrown) {
    String name = thrown.getClass().getName();
    return name.substring(1 + Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')));
  }

  static String of(String message) {
    String beginning =
        message.length() <= LONGEST ? message : message.substring(0, LONGEST) + "...";
    return line(AFTER_SCHEME.matcher(beginning).replaceAll("$1..."));
  }

  /** As one line that cannot be taken for another. */
  static String line(String text) {
    return DISGUISE.matcher(text).replaceAll("?");
  }
}
