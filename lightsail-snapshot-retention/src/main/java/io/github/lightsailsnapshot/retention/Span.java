package io.github.lightsailsnapshot.retention;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A length of time: calendar years, months and days, then an exact duration. Its text form is {@code 1y6m3d12h}. */
record Span(Period date, Duration time) {

  Span {
    if (date.getYears() < 0 || date.getMonths() < 0 || date.getDays() < 0 || time.isNegative()) {
      throw new IllegalArgumentException(
          "A length of time cannot be negative: " + text(date, time));
    }
    if (date.isZero() && time.isZero()) {
      throw new IllegalArgumentException(
          "A length of time must be more than nothing, for example 90d");
    }
  }

  /**
   * Subtracts this span from a moment. A date that does not exist becomes the last day of the month. If the result is
   * out of range, it is the earliest possible moment.
   */
  Instant before(Instant moment, ZoneId zone) {
    try {
      return LocalDateTime.ofInstant(moment, zone)
          .minus(date)
          .atZone(zone)
          .toInstant()
          .minus(time);
    } catch (DateTimeException | ArithmeticException beyondTheCalendar) {
      return Instant.MIN;
    }
  }

  @Override
  public String toString() {
    return text(date, time);
  }

  /**
   * A readable form, {@code 30 months}, because {@code 30m} could mean minutes. A span with minutes or less is
   * formatted as in ISO-8601.
   */
  String words() {
    if (!isOfWholeHours(time)) {
      return toString();
    }
    return Stream.of(
            words(date.getYears(), "year"),
            words(date.getMonths(), "month"),
            words(date.getDays(), "day"),
            words(time.toHours(), "hour"))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static String words(long count, String unit) {
    return count == 0 ? "" : count + " " + unit + (count == 1 ? "" : "s");
  }

  private static boolean isOfWholeHours(Duration time) {
    return time.equals(Duration.ofHours(time.toHours()));
  }

  private static String text(Period date, Duration time) {
    if (!isOfWholeHours(time)) {
      return "P" + units(date).toUpperCase(Locale.ROOT) + time.toString().substring(1);
    }
    return units(date) + (time.isZero() ? "" : time.toHours() + "h");
  }

  private static String units(Period date) {
    return unit(date.getYears(), "y") + unit(date.getMonths(), "m") + unit(date.getDays(), "d");
  }

  private static String unit(int count, String letter) {
    return count == 0 ? "" : count + letter;
  }
}
