package io.github.lightsailsnapshot.examples.commandline.options;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Parses names of time zones. It rejects abbreviations: some are ambiguous, and those that Java knows have no daylight
 * saving time.
 */
public final class TimeZoneName implements ITypeConverter<ZoneId> {
  private static final Pattern ABBREVIATION = Pattern.compile("[A-Z]{3,4}");
  private static final Set<String> NAMES = Set.of("UTC", "GMT", "UCT", "PRC", "ROK");

  /** The minimum length for a suggestion; in a shorter word, one letter makes too much difference. */
  private static final int SHORTEST_TO_CORRECT = 5;

  @Override
  public ZoneId convert(String text) {
    if (ABBREVIATION.matcher(text).matches() && !NAMES.contains(text)) {
      throw new TypeConversionException("\"" + text
          + "\" is an abbreviation; name a place, such as Europe/Berlin or America/New_York");
    }
    try {
      return ZoneId.of(text);
    } catch (DateTimeException unknown) {
      throw new TypeConversionException("\"" + text + "\" is not a time zone "
          + nearest(text)
              .map(near -> "(did you mean " + near + "?)")
              .orElse("such as Europe/Berlin, America/New_York or UTC"));
    }
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
