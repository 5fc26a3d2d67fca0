package io.github.lightsailsnapshot.retention.text;

/**
 * Finds the end of a word. A word ends at a blank or line break, or at a closing quote. A quote that is followed by
 * another character of a URL does not end it, because passwords and paths may contain quotes.
 */
final class Word {
  private static final String GOES_ON = "/%&=?#_~+$@!-";

  private Word() {}

  /** The index of the first character, from an index, that is not part of the word. */
  static int end(String text, int from) {
    int end = from;
    while (end < text.length() && !ends(text, end)) {
      end++;
    }
    return end;
  }

  private static boolean ends(String text, int index) {
    char c = text.charAt(index);
    boolean isQuote = c == '"' || c == '\'';
    return c == ' ' || c == '\n' || c == '\r' || (isQuote && !goesOn(text, index + 1));
  }

  private static boolean goesOn(String text, int index) {
    return index < text.length()
        && (Character.isLetterOrDigit(text.charAt(index))
            || GOES_ON.indexOf(text.charAt(index)) >= 0);
  }
}
