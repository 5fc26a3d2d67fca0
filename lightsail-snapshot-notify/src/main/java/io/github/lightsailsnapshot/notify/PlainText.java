package io.github.lightsailsnapshot.notify;

import java.util.function.IntPredicate;

/**
 * Makes foreign text harmless to read: names and answers of services are data, which can hold line breaks that forge a
 * header or a log line, and marks that turn the direction of writing so that one name looks like another. For hosts that
 * write a payload of their own.
 */
public final class PlainText {
  private PlainText() {}

  /**
   * As one line.
   *
   * @param data any text
   * @return the text with a question mark for each control, format and separator character and each half of a character
   */
  public static String line(String data) {
    return readable(data, point -> false);
  }

  /**
   * As lines.
   *
   * @param data any text
   * @return the same as {@link #line}, but line feeds stay
   */
  public static String lines(String data) {
    return readable(data, point -> point == '\n');
  }

  /**
   * As one line that is not too long.
   *
   * @param data any text
   * @param most how many characters at most, at least 1
   * @return the same as {@link #line}, and where it was cut it ends in an ellipsis
   */
  public static String line(String data, int most) {
    String line = line(data);
    if (line.codePointCount(0, line.length()) <= most) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, most - 1)) + "\u2026";
  }

  private static String readable(String data, IntPredicate alsoAllowed) {
    StringBuilder readable = new StringBuilder(data.length());
    data.codePoints()
        .map(point -> alsoAllowed.test(point) || !disguises(point) ? point : '?')
        .forEach(readable::appendCodePoint);
    return readable.toString();
  }

  private static boolean disguises(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR -> true;
      default -> false;
    };
  }
}
