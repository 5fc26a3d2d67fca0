package io.github.lightsailsnapshot.retention;

import static java.lang.Math.toIntExact;

import java.time.Duration;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses lengths of time, {@code 1y6m2w3d12h} or ISO-8601. A week is seven days. */
final class SpanText {
  private static final Pattern UNITS =
      Pattern.compile("(?:([0-9]+)y)?(?:([0-9]+)m)?(?:([0-9]+)w)?(?:([0-9]+)d)?(?:([0-9]+)h)?");

  private static final long DAYS_PER_WEEK = 7;

  private SpanText() {}

  static Span read(PolicyTerm term) {
    String text = PolicyTerm.lowerCase(term.argument());
    try {
      return read(text);
    } catch (IllegalArgumentException | ArithmeticException | DateTimeParseException notRead) {
      throw term.refused(
          "needs a length of time in years, months, weeks, days and hours, in this order, as in "
              + term.word() + "=1y6m3d12h or " + term.word() + "=90d");
    }
  }

  private static Span read(String text) {
    return text.startsWith("p") ? iso(text) : units(text);
  }

  private static Span units(String text) {
    Matcher units = UNITS.matcher(text);
    if (!units.matches()) {
      throw new IllegalArgumentException(text);
    }
    return new Span(
        Period.of(
            toIntExact(number(units, 1)),
            toIntExact(number(units, 2)),
            toIntExact(days(number(units, 3), number(units, 4)))),
        Duration.ofHours(number(units, 5)));
  }

  private static long days(long weeks, long days) {
    return Math.addExact(Math.multiplyExact(weeks, DAYS_PER_WEEK), days);
  }

  private static long number(Matcher units, int group) {
    String digits = units.group(group);
    return digits == null ? 0 : Long.parseLong(digits);
  }

  private static Span iso(String text) {
    int time = text.indexOf('t');
    if (time < 0) {
      return new Span(Period.parse(text), Duration.ZERO);
    }
    Period date = time == 1 ? Period.ZERO : Period.parse(text.substring(0, time));
    return new Span(date, Duration.parse("p" + text.substring(time)));
  }
}
