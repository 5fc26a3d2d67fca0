package io.github.lightsailsnapshot.retention.text;

import java.util.function.IntPredicate;

/**
 * Makes foreign text harmless to read: names and answers of services are data, which can hold line breaks that forge a
 * header or a log line, sequences that a terminal obeys, and marks that turn the direction of writing so that one name looks
 * like another. Hides no secrets; see {@link Redactor}. Lengths are in characters, of which an emoji is one.
 */
public final class PlainText {
  /** The limit, in characters, for what is quoted within a sentence, such as a name: 200. */
  public static final int LONGEST_QUOTE = 200;

  /** The limit, in characters, for a message, an answer of a service or a line that stands for itself: 500. */
  public static final int LONGEST_MESSAGE = 500;

  /** Of no category that would tell, but they show as nothing, or as a blank. */
  private static final String INVISIBLE = "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0";

  private static final String ELLIPSIS = "\u2026";

  private PlainText() {}

  /**
   * As one line.
   *
   * @param data any text
   * @return the text with a question mark for each control, format, separator and invisible character and each half of a
   *     character
   */
  public static String line(String data) {
    return readable(data, point -> false);
  }

  /**
   * As lines.
   *
   * @param data any text
   * @return the same as {@link #line(String)}, but line feeds stay
   */
  public static String lines(String data) {
    return readable(data, point -> point == '\n');
  }

  /**
   * As one line that is not too long.
   *
   * @param data any text
   * @param most how many characters at most, at least 1
   * @return the same as {@link #line(String)}, and where it was cut it ends in an ellipsis, which is one character
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
   * The first line alone; the further ones of a message are often a dump of what was sent or read.
   *
   * @param data any text
   * @return what stands before the first line break, made harmless as by {@link #line(String)}; may be empty
   */
  public static String firstLine(String data) {
    return line(data.lines().findFirst().orElse(""));
  }

  /**
   * The beginning of a text as it is, not made harmless.
   *
   * @param data any text
   * @param most how many characters at most, at least 0
   * @return the text, without what is too much
   * @throws IllegalArgumentException if {@code most} is negative
   */
  public static String beginning(String data, int most) {
    if (most < 0) {
      throw new IllegalArgumentException("A text cannot be cut to " + most + " characters");
    }
    return isLonger(data, most) ? data.substring(0, data.offsetByCodePoints(0, most)) : data;
  }

  /**
   * Whether a text is harmless already.
   *
   * @param data any text
   * @return whether {@link #line(String)} would leave it as it is
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
