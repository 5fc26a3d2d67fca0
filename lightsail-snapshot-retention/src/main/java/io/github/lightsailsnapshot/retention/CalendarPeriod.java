package io.github.lightsailsnapshot.retention;

import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.util.EnumSet;
import java.util.Set;

/**
 * The kinds of period that a rule counts. Each assigns labels to local time: two moments are in the same period if they
 * have the same label. Weeks are ISO weeks, beginning on Monday.
 *
 * <p>Local time is a number of seconds since 1970-01-01T00:00. Its range exceeds that of {@link LocalDate}, so that
 * every {@link java.time.Instant} has a label. The Gregorian calendar repeats every 400 years.
 */
enum CalendarPeriod {
  /** Each snapshot is a period of its own, without a label. */
  SNAPSHOT("last"),
  HOUR("hourly", 3_600, 0),
  DAY("daily", 86_400, 0),
  WEEK("weekly", 7 * 86_400, 3 * 86_400),
  MONTH("monthly", 1),
  QUARTER("quarterly", 3),
  YEAR("yearly", 12);

  private static final long SECONDS_PER_DAY = 86_400;
  private static final long DAYS_PER_CYCLE = 146_097;
  private static final long MONTHS_PER_CYCLE = 4_800;

  private final String word;
  private final long seconds;
  private final long shift;
  private final int months;

  CalendarPeriod(String word) {
    this(word, 1, 0, 0);
  }

  CalendarPeriod(String word, long seconds, long shift) {
    this(word, seconds, shift, 0);
  }

  CalendarPeriod(String word, int months) {
    this(word, 0, 0, months);
  }

  CalendarPeriod(String word, long seconds, long shift, int months) {
    this.word = word;
    this.seconds = seconds;
    this.shift = shift;
    this.months = months;
  }

  /** The keyword of the rule, as in {@code daily=7}. */
  String word() {
    return word;
  }

  /** The keyword of the age rule, as in {@code daily-within=7d}. */
  String withinWord() {
    return word + "-within";
  }

  /** The periods that have labels. */
  static Set<CalendarPeriod> inTime() {
    return EnumSet.complementOf(EnumSet.of(SNAPSHOT));
  }

  long labelOf(long localSecond) {
    return months == 0
        ? Math.floorDiv(localSecond + shift, seconds)
        : Math.floorDiv(monthOf(Math.floorDiv(localSecond, SECONDS_PER_DAY)), (long) months);
  }

  /** The first local second with the label. */
  long startOf(long label) {
    return months == 0 ? label * seconds - shift : firstDayOf(label * months) * SECONDS_PER_DAY;
  }

  private static long monthOf(long epochDay) {
    LocalDate sameDayOfCycle = LocalDate.ofEpochDay(Math.floorMod(epochDay, DAYS_PER_CYCLE));
    long cycles = Math.floorDiv(epochDay, DAYS_PER_CYCLE);
    return sameDayOfCycle.getLong(ChronoField.PROLEPTIC_MONTH) + cycles * MONTHS_PER_CYCLE;
  }

  private static long firstDayOf(long month) {
    int monthOfCycle = Math.toIntExact(Math.floorMod(month, MONTHS_PER_CYCLE));
    long cycles = Math.floorDiv(month, MONTHS_PER_CYCLE);
    return LocalDate.of(monthOfCycle / 12, monthOfCycle % 12 + 1, 1).toEpochDay()
        + cycles * DAYS_PER_CYCLE;
  }
}
