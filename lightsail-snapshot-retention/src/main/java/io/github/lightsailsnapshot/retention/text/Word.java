package io.github.lightsailsnapshot.retention.text;

/**
 * What stands together in a text. Blanks and line breaks end it, and a quote does that ends a quotation; one that something
 * of an address follows does not, since passwords and paths may hold quotes.
 */
final class Word {
  private static final String GOES_ON = "/%&=?#_~+$@!-";

  private Word() {}

  /** The index of the first character from an index on that is no part of the word. */
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
