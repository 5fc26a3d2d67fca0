package io.github.lightsailsnapshot.retention;

import java.time.Duration;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * Factory methods for the usual policies. Policies can be combined like a sentence: {@code
 * Keep.last(3).or(Keep.daily(7)).or(Keep.weekly(5))}.
 *
 * <p><b>Counting rules</b> ({@link #last}, {@link #hourly} to {@link #yearly}) keep the newest snapshot of each of the
 * last <i>n</i> periods that have one. Periods without a snapshot do not count, so nothing is lost if no snapshots are
 * taken for a while. If there are fewer than <i>n</i> such periods, the rule also keeps the oldest snapshot. Periods
 * follow the calendar in the history's time zone: a day of 23 or 25 hours is one day, and weeks are ISO weeks, which
 * begin on Monday. The rules have the same meaning as in restic's {@code forget}.
 *
 * <p><b>Age rules</b> ({@link #within}, {@link #hourlyWithin} to {@link #yearlyWithin}) measure ages relative to the
 * newest snapshot; only {@link #youngerThan} measures them relative to now.
 *
 * <p>Rules that are combined by {@link RetentionPolicy#or or} each evaluate the whole history. In a sequence, see
 * {@link #inOrder}, each rule applies only to the periods that the previous rules did not cover.
 */
public final class Keep {

  /** A count that means every period, as in {@code Keep.yearly(Keep.ALL)}. Its text form is {@code all}. */
  public static final int ALL = Integer.MAX_VALUE;

  private Keep() {}

  /**
   * Keeps the newest snapshots.
   *
   * @param snapshots how many, at least 1, or {@link #ALL}
   * @return the policy
   * @throws IllegalArgumentException if {@code snapshots} is less than 1
   */
  public static CountingRule last(int snapshots) {
    return new NewestOfEach(CalendarPeriod.SNAPSHOT, snapshots);
  }

  /**
   * Keeps the newest snapshot of each of the last hours that have one. The hour that is repeated when clocks are set
   * back counts once.
   *
   * @param hours how many, at least 1, or {@link #ALL}
   * @return the policy
   * @throws IllegalArgumentException if {@code hours} is less than 1
   */
  public static CountingRule hourly(int hours) {
    return new NewestOfEach(CalendarPeriod.HOUR, hours);
  }

  /**
   * Keeps the newest snapshot of each of the last calendar days that have one.
   *
   * @param days how many, at least 1, or {@link #ALL}
   * @return the policy
   * @throws IllegalArgumentException if {@code days} is less than 1
   */
  public static CountingRule daily(int days) {
    return new NewestOfEach(CalendarPeriod.DAY, days);
  }

  /**
   * Keeps the newest snapshot of each of the last ISO weeks, which begin on Monday, that have one.
   *
   * @param weeks how many, at least 1, or {@link #ALL}
   * @return the policy
   * @throws IllegalArgumentException if {@code weeks} is less than 1
   */
  public static CountingRule weekly(int weeks) {
    return new NewestOfEach(CalendarPeriod.WEEK, weeks);
  }

  /**
   * Keeps the newest snapshot of each of the last months that have one.
   *
   * @param months how many, at least 1, or {@link #ALL}
   * @return the policy
   * @throws IllegalArgumentException if {@code months} is less than 1
   */
  public static CountingRule monthly(int months) {
    return new NewestOfEach(CalendarPeriod.MONTH, months);
  }

  /**
   * Keeps the newest snapshot of each of the last quarters that have one. Quarters begin in January, April, July and
   * October.
   *
   * @param quarters how many, at least 1, or {@link #ALL}
   * @return the policy
   * @throws IllegalArgumentException if {@code quarters} is less than 1
   */
  public static CountingRule quarterly(int quarters) {
    return new NewestOfEach(CalendarPeriod.QUARTER, quarters);
  }

  /**
   * Keeps the newest snapshot of each of the last years that have one.
   *
   * @param years how many, at least 1, or {@link #ALL}
   * @return the policy
   * @throws IllegalArgumentException if {@code years} is less than 1
   */
  public static CountingRule yearly(int years) {
    return new NewestOfEach(CalendarPeriod.YEAR, years);
  }

  /**
   * Keeps every snapshot whose age relative to the newest one is less than a calendar period. If the resulting date
   * does not exist, it is the last day of the month: one month before 31 March is 28 or 29 February.
   *
   * @param span how far back, exclusive; more than zero, without a negative part
   * @return the policy
   * @throws IllegalArgumentException if the span is zero or has a negative part
   */
  public static RetentionPolicy within(Period span) {
    return new WithinRule(spanOf(span));
  }

  /**
   * Keeps every snapshot whose age relative to the newest one is less than an exact duration. If the newest one was
   * taken in the hour that is repeated when clocks are set back, ages are relative to the first occurrence of that
   * hour, which may keep slightly more.
   *
   * @param span how far back, exclusive; more than zero
   * @return the policy
   * @throws IllegalArgumentException if the span is zero or negative
   */
  public static RetentionPolicy within(Duration span) {
    return new WithinRule(spanOf(span));
  }

  /**
   * Keeps the newest snapshot of each hour, within the same range as {@link #within(Period)}.
   *
   * @param span how far back, exclusive; more than zero, without a negative part
   * @return the policy
   * @throws IllegalArgumentException if the span is zero or has a negative part
   */
  public static RetentionPolicy hourlyWithin(Period span) {
    return new NewestOfEachWithin(CalendarPeriod.HOUR, spanOf(span));
  }

  /**
   * Keeps the newest snapshot of each hour, within the same range as {@link #within(Duration)}.
   *
   * @param span how far back, exclusive; more than zero
   * @return the policy
   * @throws IllegalArgumentException if the span is zero or negative
   */
  public static RetentionPolicy hourlyWithin(Duration span) {
    return new NewestOfEachWithin(CalendarPeriod.HOUR, spanOf(span));
  }

  /**
   * Keeps the newest snapshot of each calendar day, within the same range as {@link #within(Period)}.
   *
   * @param span how far back, exclusive; more than zero, without a negative part
   * @return the policy
   * @throws IllegalArgumentException if the span is zero or has a negative part
   */
  public static RetentionPolicy dailyWithin(Period span) {
    return new NewestOfEachWithin(CalendarPeriod.DAY, spanOf(span));
  }

  /**
   * Keeps the newest snapshot of each ISO week, within the same range as {@link #within(Period)}.
   *
   * @param span how far back, exclusive; more than zero, without a negative part
   * @return the policy
   * @throws IllegalArgumentException if the span is zero or has a negative part
   */
  public static RetentionPolicy weeklyWithin(Period span) {
    return new NewestOfEachWithin(CalendarPeriod.WEEK, spanOf(span));
  }

  /**
   * Keeps the newest snapshot of each month, within the same range as {@link #within(Period)}.
   *
   * @param span how far back, exclusive; more than zero, without a negative part
   * @return the policy
   * @throws IllegalArgumentException if the span is zero or has a negative part
   */
  public static RetentionPolicy monthlyWithin(Period span) {
    return new NewestOfEachWithin(CalendarPeriod.MONTH, spanOf(span));
  }

  /**
   * Keeps the newest snapshot of each quarter, within the same range as {@link #within(Period)}.
   *
   * @param span how far back, exclusive; more than zero, without a negative part
   * @return the policy
   * @throws IllegalArgumentException if the span is zero or has a negative part
   */
  public static RetentionPolicy quarterlyWithin(Period span) {
    return new NewestOfEachWithin(CalendarPeriod.QUARTER, spanOf(span));
  }

  /**
   * Keeps the newest snapshot of each year, within the same range as {@link #within(Period)}.
   *
   * @param span how far back, exclusive; more than zero, without a negative part
   * @return the policy
   * @throws IllegalArgumentException if the span is zero or has a negative part
   */
  public static RetentionPolicy yearlyWithin(Period span) {
    return new NewestOfEachWithin(CalendarPeriod.YEAR, spanOf(span));
  }

  /**
   * Keeps every snapshot that is younger than a calendar period. If a job stops taking snapshots, its snapshots expire
   * under this rule, except for the last recovery point.
   *
   * @param age how far back from now, exclusive; more than zero, without a negative part
   * @return the policy
   * @throws IllegalArgumentException if the age is zero or has a negative part
   */
  public static RetentionPolicy youngerThan(Period age) {
    return new YoungerThan(spanOf(age));
  }

  /**
   * Keeps every snapshot that is younger than an exact duration. If a job stops taking snapshots, its snapshots expire
   * under this rule, except for the last recovery point. In the hour that is repeated when clocks are set back, ages
   * are relative to its first occurrence.
   *
   * @param age how far back from now, exclusive; more than zero
   * @return the policy
   * @throws IllegalArgumentException if the age is zero or negative
   */
  public static RetentionPolicy youngerThan(Duration age) {
    return new YoungerThan(spanOf(age));
  }

  /**
   * Keeps every snapshot that has a tag, whatever its value. Use it to put a hold on a snapshot: it is kept as long as
   * it has the tag. The snapshot still counts for other rules.
   *
   * @param key the tag's key, not blank, without a colon; case-sensitive. For a key and a value, use {@link
   *     #tagged(String, String)}
   * @return the policy
   * @throws IllegalArgumentException if the key is blank or contains a colon
   */
  public static RetentionPolicy tagged(String key) {
    return TagRule.anyValue(key);
  }

  /**
   * Keeps every snapshot that has a tag with a given value. If the text form {@code tagged=key:value} cannot express
   * it, for example because of a colon in the key or a comma, {@code toString()} returns the Java call instead.
   *
   * @param key the tag's key, not blank; case-sensitive
   * @param value the tag's value; case-sensitive
   * @return the policy
   * @throws IllegalArgumentException if the key is blank
   */
  public static RetentionPolicy tagged(String key, String value) {
    return new TagRule(key, Objects.requireNonNull(value, "value"));
  }

  /**
   * Keeps every snapshot that satisfies a predicate.
   *
   * @param name the policy's name, which is also its reason; not blank
   * @param test the predicate, which receives the snapshot and its time of creation in the history's time zone
   * @return the policy
   * @throws IllegalArgumentException if the name is blank
   */
  public static RetentionPolicy matching(
      String name, BiPredicate<? super Snapshot, ? super ZonedDateTime> test) {
    Objects.requireNonNull(test, "test");
    return RetentionPolicy.of(name, history -> thatPass(history, test));
  }

  private static Collection<Snapshot> thatPass(
      History history, BiPredicate<? super Snapshot, ? super ZonedDateTime> test) {
    return history.newestFirst().stream()
        .filter(snapshot -> passes(test, snapshot, history.timeOf(snapshot)))
        .toList();
  }

  /** If a script's function returns null, unboxing the result fails. */
  private static boolean passes(
      BiPredicate<? super Snapshot, ? super ZonedDateTime> test,
      Snapshot snapshot,
      ZonedDateTime time) {
    try {
      return test.test(snapshot, time);
    } catch (NullPointerException thrown) {
      if (String.valueOf(thrown.getMessage()).contains("java.lang.Boolean.booleanValue()")) {
        throw new IllegalStateException(
            "The test must return a boolean; for " + snapshot.name() + " it returned null", thrown);
      }
      throw thrown;
    }
  }

  /**
   * Keeps every snapshot.
   *
   * @return the policy
   */
  public static RetentionPolicy all() {
    return new KeepAll();
  }

  /**
   * Applies rules in sequence, with the same meaning as Proxmox Backup's {@code prune}: a period is covered if an
   * earlier rule keeps a snapshot in it, and covered periods do not count for the next rule. With daily snapshots,
   * {@code inOrder(last(3), daily(7))} therefore covers about ten days, while {@code last(3).or(daily(7))} covers
   * seven.
   *
   * <p>In a sequence, a larger number can delete a snapshot that a smaller one kept, because the range of an earlier
   * rule shifts the later ones. With a snapshot each day up to Sunday, 8 November 2026, {@code inOrder(weekly(1),
   * monthly(1))} keeps 8 November and 31 October. {@code inOrder(weekly(2), monthly(1))} keeps 8 November and 1
   * November. It does not keep the other snapshots of that week, which include 31 October, so the monthly one is 25
   * October.
   *
   * @param first the first rule
   * @param second the second rule
   * @param more further rules
   * @return the policy
   */
  public static RetentionPolicy inOrder(
      CountingRule first, CountingRule second, CountingRule... more) {
    return new InOrder(Stream.concat(Stream.of(first, second), Stream.of(more))
        .map(rule -> (NewestOfEach) Objects.requireNonNull(rule, "rule"))
        .toList());
  }

  /**
   * Keeps sons (daily), fathers (weekly) and grandfathers (monthly), the rotation of this name: {@code
   * Keep.grandfatherFatherSon().sons(7).fathers(5).grandfathers(12)}. The rules are independent; {@link
   * GrandfatherFatherSon#inOrder()} puts them in sequence.
   *
   * @return the first step
   */
  public static GrandfatherFatherSon.Sons grandfatherFatherSon() {
    return days -> {
      CountingRule sons = daily(days);
      return weeks -> {
        CountingRule fathers = weekly(weeks);
        return months -> GrandfatherFatherSon.of(sons, fathers, monthly(months));
      };
    };
  }

  private static Span spanOf(Period period) {
    return new Span(Objects.requireNonNull(period, "span"), Duration.ZERO);
  }

  private static Span spanOf(Duration duration) {
    return new Span(Period.ZERO, Objects.requireNonNull(duration, "span"));
  }
}
