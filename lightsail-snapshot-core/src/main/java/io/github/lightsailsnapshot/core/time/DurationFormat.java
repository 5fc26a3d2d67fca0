package io.github.lightsailsnapshot.core.time;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as people write them in settings: {@code 90s}, {@code 30m}, {@code 1h30m}, {@code 2d}, {@code 0}; ISO-8601 such as
 * {@code PT1H30M} is read as well. A day has 24 hours.
 */
public final class DurationFormat {
  private static final Pattern UNITS =
      Pattern.compile("(?:([0-9]{1,9})d)?(?:([0-9]{1,9})h)?(?:([0-9]{1,9})m)?(?:([0-9]{1,9})s)?");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

  private DurationFormat() {}

  /**
   * Reads a duration, in upper or lower case.
   *
   * @param text the text
   * @return the duration
   * @throws IllegalArgumentException if it is not one, or too long for a {@link Duration}
   */
  public static Duration parse(String text) {
    try {
      return read(text.strip().toLowerCase(Locale.ROOT));
    } catch (DateTimeParseException | ArithmeticException unreadable) {
      throw new IllegalArgumentException(
          NUMBER.matcher(text).matches()
              ? "\"" + text + "\" lacks its unit: " + text + "s, " + text + "m, " + text + "h or "
                  + text + "d"
              : "\"" + text + "\" is not a length of time such as 90s, 30m, 1h, 2d or PT1H30M",
          unreadable);
    }
  }

  private static Duration read(String text) {
    if (text.equals("0")) {
      return Duration.ZERO;
    }
    return text.startsWith("p") ? Duration.parse(text) : units(text);
  }

  private static Duration units(String text) {
    Matcher units = UNITS.matcher(text);
    if (text.isEmpty() || !units.matches()) {
      throw new DateTimeParseException("No length of time", text, 0);
    }
    return Duration.ofDays(number(units, 1))
        .plusHours(number(units, 2))
        .plusMinutes(number(units, 3))
        .plusSeconds(number(units, 4));
  }

  private static long number(Matcher units, int group) {
    return units.group(group) == null ? 0 : Long.parseLong(units.group(group));
  }

  /**
   * Writes a duration so that {@link #parse} reads it again.
   *
   * @param duration the duration
   * @return text such as {@code 1h30m}; ISO-8601 for a negative one, or one with a part of a second
   */
  public static String format(Duration duration) {
    if (duration.isNegative() || duration.toNanosPart() != 0) {
      return duration.toString();
    }
    String text = unit(duration.toDaysPart(), "d")
        + unit(duration.toHoursPart(), "h")
        + unit(duration.toMinutesPart(), "m")
        + unit(duration.toSecondsPart(), "s");
    return text.isEmpty() ? "0s" : text;
  }

  private static String unit(long count, String letter) {
    return count == 0 ? "" : count + letter;
  }
}
