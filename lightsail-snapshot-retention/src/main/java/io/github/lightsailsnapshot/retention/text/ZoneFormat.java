package io.github.lightsailsnapshot.retention.text;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Time zones as people write them in settings: {@code Europe/Berlin}, {@code UTC}, {@code +01:00}. Abbreviations are
 * rejected: some are ambiguous, and those that Java knows have no daylight saving time.
 */
public final class ZoneFormat {
  private static final Pattern ABBREVIATION = Pattern.compile("[A-Z]{3,4}");
  private static final Set<String> NAMES = Set.of("UTC", "GMT", "UCT", "PRC", "ROK");

  /** The minimum length for a suggestion; in a shorter word, one letter makes too much difference. */
  private static final int SHORTEST_TO_CORRECT = 5;

  private ZoneFormat() {}

  /**
   * Reads a time zone.
   *
   * @param text its name, such as {@code Europe/Berlin}, or an offset from UTC
   * @return the zone
   * @throws IllegalArgumentException if there is no such zone, or if the text is an abbreviation such as {@code EST}; the
   *     message quotes the text, and names the zone that was probably meant
   */
  public static ZoneId parse(String text) {
    if (ABBREVIATION.matcher(text).matches() && !NAMES.contains(text)) {
      throw new IllegalArgumentException(quoted(text)
          + " is an abbreviation; name a place, such as Europe/Berlin or America/New_York");
    }
    try {
      return ZoneId.of(text);
    } catch (DateTimeException unknown) {
      throw new IllegalArgumentException(
          quoted(text) + " is not a time zone "
              + nearest(text)
                  .map(near -> "(did you mean " + near + "?)")
                  .orElse("such as Europe/Berlin, America/New_York or UTC"),
          unknown);
    }
  }

  private static String quoted(String text) {
    return "\"" + PlainText.line(text, PlainText.LONGEST_QUOTE) + "\"";
  }

  /** The zone that was probably meant: by its city, or with one extra, missing or wrong letter. */
  private static Optional<String> nearest(String text) {
    int most = text.length() < SHORTEST_TO_CORRECT ? 0 : 1;
    return ZoneId.getAvailableZoneIds().stream()
        .filter(id -> id.contains("/") && !id.startsWith("SystemV/"))
        .filter(id -> difference(text, id) <= most)
        .min(Comparator.<String>comparingInt(id -> difference(text, id))
            .thenComparing(Comparator.naturalOrder()));
  }

  private static int difference(String text, String id) {
    String written = text.toLowerCase(Locale.ROOT).replace(' ', '_');
    String known = id.toLowerCase(Locale.ROOT);
    String city = known.substring(known.lastIndexOf('/') + 1);
    return Math.min(letters(written, known), letters(written, city));
  }

  /** The number of letters of the longer word between the common prefix and the common suffix. */
  private static int letters(String a, String b) {
    int shorter = Math.min(a.length(), b.length());
    int begin = 0;
    while (begin < shorter && a.charAt(begin) == b.charAt(begin)) {
      begin++;
    }
    int end = 0;
    while (end < shorter - begin
        && a.charAt(a.length() - 1 - end) == b.charAt(b.length() - 1 - end)) {
      end++;
    }
    return Math.max(a.length(), b.length()) - begin - end;
  }
}
