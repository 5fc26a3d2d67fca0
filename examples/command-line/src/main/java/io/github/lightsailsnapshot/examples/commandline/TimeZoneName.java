package io.github.lightsailsnapshot.examples.commandline;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Names of time zones. */
final class TimeZoneName implements ITypeConverter<ZoneId> {

  @Override
  public ZoneId convert(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException unknown) {
      throw new TypeConversionException("\"" + text + "\" is no time zone "
          + nearest(text)
              .map(near -> "(did you mean " + near + "?)")
              .orElse("such as Europe/Berlin, America/New_York or UTC"));
    }
  }

  /** The one that was probably meant by its city, or by a word with a letter too many, too few or wrong. */
  private static Optional<String> nearest(String text) {
    return ZoneId.getAvailableZoneIds().stream()
        .filter(id -> id.contains("/") && difference(text, id) <= 1)
        .min(Comparator.<String>comparingInt(id -> difference(text, id))
            .thenComparing(Comparator.naturalOrder()));
  }

  private static int difference(String text, String id) {
    String written = text.toLowerCase(Locale.ROOT).replace(' ', '_');
    String known = id.toLowerCase(Locale.ROOT);
    String city = known.substring(known.lastIndexOf('/') + 1);
    return Math.min(letters(written, known), letters(written, city));
  }

  /** How many letters of the longer word lie between what both begin and what both end with. */
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
