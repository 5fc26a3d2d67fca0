package io.github.lightsailsnapshot.retention.text;

import java.util.function.IntPredicate;

/**
 * Sanitises foreign text for display. Names and answers of services can contain line breaks that forge a header or a
 * log line, terminal escape sequences, and bidirectional controls that make one name look like another. This class does
 * not hide secrets; see {@link Redactor}. Lengths are in code points.
 */
public final class PlainText {
  /** The maximum length of a quotation within a sentence, such as a name: 200. */
  public static final int LONGEST_QUOTE = 200;

  /** The maximum length of a message, an answer of a service, or a separate line: 500. */
  public static final int LONGEST_MESSAGE = 500;

  /** Characters that are invisible or look like a blank, although their category does not indicate it. */
  private static final String INVISIBLE = "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0";

  private static final String ELLIPSIS = "\u2026";

  private PlainText() {}

  /**
   * Converts a text to one line.
   *
   * @param data any text
   * @return the text with a question mark for each control, format, separator and invisible character, and for each
   *     unpaired surrogate
   */
  public static String line(String data) {
    return readable(data, point -> false);
  }

  /**
   * Sanitises a text that may have several lines.
   *
   * @param data any text
   * @return the same as {@link #line(String)}, but with line feeds unchanged
   */
  public static String lines(String data) {
    return readable(data, point -> point == '\n');
  }

  /**
   * Converts a text to one line of limited length.
   *
   * @param data any text
   * @param most the maximum length, at least 1
   * @return the same as {@link #line(String)}; if it was truncated, it ends with an ellipsis, which is one character
   * @throws IllegalArgumentException if {@code most} is less than 1
   */
  public static String line(String data, int most) {
    if (most < 1) {
      throw new IllegalArgumentException(
          "A line cannot be cut to " + most + " characters, only to 1 or more");
    }
    String line = line(data);
    return isLonger(line, most) ? beginning(line, most - 1) + ELLIPSIS : line;
  }

  /**
   * Returns the first line of a text. The other lines of a message are often a dump of what was sent or received.
   *
   * @param data any text
   * @return the text before the first line break, sanitised as by {@link #line(String)}; may be empty
   */
  public static String firstLine(String data) {
    return line(data.lines().findFirst().orElse(""));
  }

  /**
   * Truncates a text without sanitising it.
   *
   * @param data any text
   * @param most the maximum length, at least 0
   * @return the truncated text
   * @throws IllegalArgumentException if {@code most} is negative
   */
  public static String beginning(String data, int most) {
    if (most < 0) {
      throw new IllegalArgumentException("A text cannot be cut to " + most + " characters");
    }
    return isLonger(data, most) ? data.substring(0, data.offsetByCodePoints(0, most)) : data;
  }

  /**
   * Returns whether a text is already sanitised.
   *
   * @param data any text
   * @return whether {@link #line(String)} would return it unchanged
   */
  public static boolean isPlain(String data) {
    return data.codePoints().noneMatch(PlainText::disguises);
  }

  private static boolean isLonger(String data, int most) {
    return data.codePointCount(0, data.length()) > most;
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
      default -> INVISIBLE.indexOf(point) >= 0;
    };
  }
}
