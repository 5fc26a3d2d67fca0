package io.github.lightsailsnapshot.retention.view;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Words for lengths of time and dates. */
final class Words {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH);
  private static final long HOURS_IN_DAYS = 48;
  private static final long DAYS_IN_FULL = 1_000;
  private static final double DAYS_PER_YEAR = 365.2425;

  private Words() {}

  /** Hours up to two days, then days, rounded down, then years. */
  static String length(Duration time) {
    if ((time.toHours() < HOURS_IN_DAYS && time.toHours() % 24 != 0) || time.toDays() == 0) {
      return count(time.toHours(), "hour");
    }
    return time.toDays() < DAYS_IN_FULL
        ? count(time.toDays(), "day")
        : Markup.at(time.toDays() / DAYS_PER_YEAR) + " years";
  }

  static String count(long number, String unit) {
    return number + " " + unit + (number == 1 ? "" : "s");
  }

  static String date(Instant time, ZoneId zone) {
    return DATE.format(time.atZone(zone));
  }

  /** A date for an axis of a certain length. */
  static String onAxis(Instant time, ZoneId zone, Duration axis) {
    return (axis.toDays() > 150 ? MONTH : DAY).format(time.atZone(zone));
  }
}
