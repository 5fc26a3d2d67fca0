package io.github.lightsailsnapshot.retention.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hides everything after the scheme of a URL: its user, host, path and query may each be secret. */
final class AddressPattern {
  /**
   * In JSON, a slash may be preceded by a backslash; within the query of another URL, it is percent-encoded, even
   * twice.
   */
  private static final Pattern BEHIND_SCHEME =
      Pattern.compile("(?i)(?::|%(?:25)*+3a)(?:\\\\?/|%(?:25)*+2f){2}");

  /** What may follow if a text only mentions a scheme, as in "begins with https://, and a host". */
  private static final String PUNCTUATION = ".,;:)]}>\"'\u2026";

  private AddressPattern() {}

  static String hidden(String text) {
    StringBuilder shown = new StringBuilder();
    Matcher scheme = BEHIND_SCHEME.matcher(text);
    int from = 0;
    while (scheme.find(from)) {
      int end = Word.end(text, scheme.end());
      String secret = text.substring(scheme.end(), end);
      shown
          .append(text, from, scheme.end())
          .append(isPunctuation(secret) ? secret : Redactor.HIDDEN);
      from = end;
    }
    return shown.append(text, from, text.length()).toString();
  }

  private static boolean isPunctuation(String text) {
    return text.chars().allMatch(c -> PUNCTUATION.indexOf(c) >= 0);
  }
}
