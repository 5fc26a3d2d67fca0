package io.github.lightsailsnapshot.examples.commandline;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses lengths of time such as {@code 90s}, {@code 30m}, {@code 1h30m}, {@code 2d}, or ISO-8601. */
final class LengthOfTime implements ITypeConverter<Duration> {
  private static final Pattern UNITS =
      Pattern.compile("(?:([0-9]{1,9})d)?(?:([0-9]{1,9})h)?(?:([0-9]{1,9})m)?(?:([0-9]{1,9})s)?");

  @Override
  public Duration convert(String text) {
    try {
      return read(text.strip().toLowerCase(Locale.ROOT));
    } catch (DateTimeParseException | ArithmeticException notRead) {
      throw new TypeConversionException(
          text.matches("[0-9]{1,9}")
              ? "\"" + text + "\" lacks its unit: " + text + "s, " + text + "m, " + text + "h or "
                  + text + "d"
              : "\"" + text + "\" is not a length of time such as 90s, 30m, 1h, 2d or PT1H30M");
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
      throw new DateTimeParseException("Not a length of time", text, 0);
    }
    return Duration.ofDays(number(units, 1))
        .plusHours(number(units, 2))
        .plusMinutes(number(units, 3))
        .plusSeconds(number(units, 4));
  }

  private static long number(Matcher units, int group) {
    return units.group(group) == null ? 0 : Long.parseLong(units.group(group));
  }

  /** The length as it was interpreted. */
  static String text(Duration length) {
    if (length.isNegative() || length.toNanosPart() != 0) {
      return length.toString();
    }
    String text = unit(length.toDaysPart(), "d")
        + unit(length.toHoursPart(), "h")
        + unit(length.toMinutesPart(), "m")
        + unit(length.toSecondsPart(), "s");
    return text.isEmpty() ? "0s" : text;
  }

  private static String unit(long count, String letter) {
    return count == 0 ? "" : count + letter;
  }
}
