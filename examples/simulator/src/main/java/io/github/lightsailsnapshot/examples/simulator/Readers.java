package io.github.lightsailsnapshot.examples.simulator;

import io.github.lightsailsnapshot.retention.text.ZoneFormat;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the texts of fields, in the form that the command line's options have. */
final class Readers {
  private static final Pattern INTERVAL =
      Pattern.compile("(?:([0-9]{1,4})d)?(?:([0-9]{1,5})h)?(?:([0-9]{1,6})m)?");
  private static final Pattern LENGTH =
      Pattern.compile("(?:([0-9]{1,2})y)?(?:([0-9]{1,4})m)?(?:([0-9]{1,4})w)?(?:([0-9]{1,5})d)?");
  private static final Pattern PRICE = Pattern.compile("[0-9]{1,6}(?:\\.[0-9]{1,8})?");
  private static final Pattern SIZE = Pattern.compile("[0-9]{1,6}");
  private static final Duration SHORTEST = Duration.ofMinutes(1);

  private Readers() {}

  static Duration interval(String text) {
    Matcher units = INTERVAL.matcher(text);
    Duration interval = units.matches()
        ? Duration.ofDays(number(units, 1))
            .plusHours(number(units, 2))
            .plusMinutes(number(units, 3))
        : Duration.ZERO;
    if (interval.compareTo(SHORTEST) < 0) {
      throw mistake(text, "an interval of at least a minute, such as 1d, 6h or 30m");
    }
    return interval;
  }

  static Period length(String text) {
    Matcher units = LENGTH.matcher(text);
    Period length = units.matches()
        ? Period.of(number(units, 1), number(units, 2), 7 * number(units, 3) + number(units, 4))
        : Period.ZERO;
    if (length.isZero()) {
      throw mistake(
          text, "a length of time in years, months, weeks and days, such as 2y, 18m or 90d");
    }
    return length;
  }

  private static int number(Matcher units, int group) {
    return units.group(group) == null ? 0 : Integer.parseInt(units.group(group));
  }

  static Set<LocalTime> times(String text) {
    Set<LocalTime> times = new TreeSet<>();
    if (!text.isBlank()) {
      for (String time : text.split(",", -1)) {
        times.add(parsed(time.strip(), LocalTime::parse, "a time of day, such as 03:00 or 15:30"));
      }
    }
    return times;
  }

  static Set<DayOfWeek> weekdays(String text) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    if (!text.isBlank()) {
      for (String day : text.split(",", -1)) {
        days.add(weekday(day.strip()));
      }
    }
    return days;
  }

  private static DayOfWeek weekday(String text) {
    return Stream.of(DayOfWeek.values())
        .filter(day ->
            text.equalsIgnoreCase(day.name().substring(0, 3)) || text.equalsIgnoreCase(day.name()))
        .findFirst()
        .orElseThrow(() -> mistake(text, "a day of the week, such as mon or fri"));
  }

  static ZoneId zone(String text) {
    try {
      return ZoneFormat.parse(text);
    } catch (IllegalArgumentException refused) {
      throw new MistakeException(String.valueOf(refused.getMessage()));
    }
  }

  static Instant start(String text, ZoneId zone) {
    return parsed(
        text,
        time -> time.endsWith("Z")
            ? Instant.parse(time)
            : (time.contains("T")
                    ? LocalDateTime.parse(time)
                    : LocalDate.parse(time).atStartOfDay())
                .atZone(zone)
                .toInstant(),
        "a time, such as 2027-03-01, 2027-03-01T03:00 or 2027-03-01T03:00:00Z");
  }

  static int sizeGb(String text) {
    if (!SIZE.matcher(text).matches() || Integer.parseInt(text) < 1) {
      throw mistake(text, "a whole number of GB from 1 to 999999");
    }
    return Integer.parseInt(text);
  }

  static LocalDate date(String text) {
    return parsed(text, LocalDate::parse, "a date, such as 2026-11-27");
  }

  static BigDecimal price(String text) {
    if (!PRICE.matcher(text).matches()) {
      throw mistake(text, "a price, such as 0.05");
    }
    return new BigDecimal(text);
  }

  private interface Parser<T> {
    T parse(String text);
  }

  private static <T> T parsed(String text, Parser<T> parser, String expected) {
    try {
      return parser.parse(text);
    } catch (DateTimeException unreadable) {
      throw mistake(text, expected);
    }
  }

  private static MistakeException mistake(String text, String expected) {
    return new MistakeException(
        (text.isEmpty() ? "Empty: give " : "\"" + text + "\" is not ") + expected);
  }
}
