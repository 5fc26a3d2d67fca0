package io.github.lightsailsnapshot.core;

import java.util.regex.Pattern;

/** What foreign code says, made fit for a report: short, on one line, and without what could be a secret. */
final class ForeignText {
  private static final int LONGEST = 500;
  /** Whatever follows the host in an address may be a secret. */
  private static final Pattern AFTER_SCHEME =
      Pattern.compile("(\\b[A-Za-z][A-Za-z0-9+.-]{0,20}://)[^\\s/?#\"'<>]+[^\\s\"'<>]*");
  /** What breaks a line, steers a terminal or turns the direction of writing. */
  private static final Pattern DISGUISE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

  private ForeignText() {}

  static String of(Throwable thrown) {
    String message = thrown.getMessage();
    String name = thrown.getClass().getSimpleName();
    return message == null ? name : name + ": " + of(message);
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
