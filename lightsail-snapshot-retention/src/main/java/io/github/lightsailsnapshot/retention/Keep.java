package io.github.lightsailsnapshot.retention;

import java.time.Duration;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * The usual policies. They read as a sentence: {@code Keep.last(3).or(Keep.daily(7)).or(Keep.weekly(5))}.
 *
 * <p><b>Counting rules</b> ({@link #last}, {@link #hourly} to {@link #yearly}) keep the newest snapshot of each of the last
 * so many periods that have one. Periods without a snapshot do not count, so a pause in taking snapshots loses nothing.
 * While such a rule has slots left at the end of the history, it keeps the oldest snapshot too. Periods are those of the
 * calendar in the history's zone: a day of 23 or 25 hours is one day, weeks are ISO weeks beginning on Monday. These are
 * the meanings of restic's {@code forget}.
 *
 * <p><b>Age rules</b> ({@link #within}, {@link #hourlyWithin} to {@link #yearlyWithin}) measure back from the newest
 * snapshot; {@link #youngerThan} alone measures from now.
 *
 * <p>Combined by {@link RetentionPolicy#or or}, each rule looks at the whole history on its own. In a sequence, {@link
 * #inOrder}, each rule fills only what the ones before left open.
 */
public final class Keep {

  /** In place of a count: every period, as in {@code Keep.yearly(Keep.ALL)}. In text {@code all}. */
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
   * Keeps the newest snapshot of each of the last hours that have one. An hour that comes twice when clocks go back is one.
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
   * Keeps the newest snapshot of each of the last ISO weeks, beginning on Monday, that have one.
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
   * Keeps the newest snapshot of each of the last quarters, beginning in January, April, July and October, that have one.
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
   * Keeps every snapshot that is younger than a span of the calendar before the newest one. A day that a month does not have
   * is the month's last one: a month before 31 March is 28 or 29 February.
   *
   * @param span how far back, exclusive; more than nothing, without a negative part
   * @return the policy
   * @throws IllegalArgumentException if the span is zero or has a negative part
   */
  public static RetentionPolicy within(Period span) {
    return new WithinRule(spanOf(span));
  }

  /**
   * Keeps every snapshot that is younger than an exact time before the newest one. If the newest one is of the hour that
   * comes twice when clocks go back, that hour's first coming is measured from, which keeps rather more.
   *
   * @param span how far back, exclusive; more than nothing
   * @return the policy
   * @throws IllegalArgumentException if the span is zero or negative
   */
  public static RetentionPolicy within(Duration span) {
    return new WithinRule(spanOf(span));
  }

  /**
   * Keeps the newest snapshot of each hour, as far back from the newest one as {@link #within(Period)} reaches.
   *
   * @param span how far back, exclusive; more than nothing, without a negative part
   * @return the policy
   * @throws IllegalArgumentException if the span is zero or has a negative part
   */
  public static RetentionPolicy hourlyWithin(Period span) {
    return new NewestOfEachWithin(CalendarPeriod.HOUR, spanOf(span));
  }

  /**
   * Keeps the newest snapshot of each hour, as far back from the newest one as {@link #within(Duration)} reaches.
   *
   * @param span how far back, exclusive; more than nothing
   * @return the policy
   * @throws IllegalArgumentException if the span is zero or negative
   */
  public static RetentionPolicy hourlyWithin(Duration span) {
    return new NewestOfEachWithin(CalendarPeriod.HOUR, spanOf(span));
  }

  /**
   * Keeps the newest snapshot of each calendar day, as far back from the newest one as {@link #within(Period)} reaches.
   *
   * @param span how far back, exclusive; more than nothing, without a negative part
   * @return the policy
   * @throws IllegalArgumentException if the span is zero or has a negative part
   */
  public static RetentionPolicy dailyWithin(Period span) {
    return new NewestOfEachWithin(CalendarPeriod.DAY, spanOf(span));
  }

  /**
   * Keeps the newest snapshot of each ISO week, as far back from the newest one as {@link #within(Period)} reaches.
   *
   * @param span how far back, exclusive; more than nothing, without a negative part
   * @return the policy
   * @throws IllegalArgumentException if the span is zero or has a negative part
   */
  public static RetentionPolicy weeklyWithin(Period span) {
    return new NewestOfEachWithin(CalendarPeriod.WEEK, spanOf(span));
  }

  /**
   * Keeps the newest snapshot of each month, as far back from the newest one as {@link #within(Period)} reaches.
   *
   * @param span how far back, exclusive; more than nothing, without a negative part
   * @return the policy
   * @throws IllegalArgumentException if the span is zero or has a negative part
   */
  public static RetentionPolicy monthlyWithin(Period span) {
    return new NewestOfEachWithin(CalendarPeriod.MONTH, spanOf(span));
  }

  /**
   * Keeps the newest snapshot of each quarter, as far back from the newest one as {@link #within(Period)} reaches.
   *
   * @param span how far back, exclusive; more than nothing, without a negative part
   * @return the policy
   * @throws IllegalArgumentException if the span is zero or has a negative part
   */
  public static RetentionPolicy quarterlyWithin(Period span) {
    return new NewestOfEachWithin(CalendarPeriod.QUARTER, spanOf(span));
  }

  /**
   * Keeps the newest snapshot of each year, as far back from the newest one as {@link #within(Period)} reaches.
   *
   * @param span how far back, exclusive; more than nothing, without a negative part
   * @return the policy
   * @throws IllegalArgumentException if the span is zero or has a negative part
   */
  public static RetentionPolicy yearlyWithin(Period span) {
    return new NewestOfEachWithin(CalendarPeriod.YEAR, spanOf(span));
  }

  /**
   * Keeps every snapshot that is younger than a span of the calendar before now. The snapshots of a job that has stopped
   * age out by it, down to the last recovery point.
   *
   * @param age how far back from now, exclusive; more than nothing, without a negative part
   * @return the policy
   * @throws IllegalArgumentException if the age is zero or has a negative part
   */
  public static RetentionPolicy youngerThan(Period age) {
    return new YoungerThan(spanOf(age));
  }

  /**
   * Keeps every snapshot that is younger than an exact time before now. The snapshots of a job that has stopped age out by
   * it, down to the last recovery point. In the hour that comes twice when clocks go back, its first coming is measured from.
   *
   * @param age how far back from now, exclusive; more than nothing
   * @return the policy
   * @throws IllegalArgumentException if the age is zero or negative
   */
  public static RetentionPolicy youngerThan(Duration age) {
    return new YoungerThan(spanOf(age));
  }

  /**
   * Keeps what bears a tag, whatever its value. It is the way to put a hold on a snapshot: as long as it bears the tag, it
   * stays. It may serve other rules beside, as any snapshot of the history.
   *
   * @param key the tag's key, not blank, without a colon: a key and its value are {@link #tagged(String, String)}; case matters
   * @return the policy
   * @throws IllegalArgumentException if the key is blank or has a colon in it
   */
  public static RetentionPolicy tagged(String key) {
    return TagRule.anyValue(key);
  }

  /**
   * Keeps what bears a tag with a certain value. One that the text {@code tagged=key:value} cannot tell, because of a colon in
   * the key or a comma in either for instance, has no text: its {@code toString()} is this call.
   *
   * @param key the tag's key, not blank; case matters
   * @param value the tag's value; case matters
   * @return the policy
   * @throws IllegalArgumentException if the key is blank
   */
  public static RetentionPolicy tagged(String key, String value) {
    return new TagRule(key, Objects.requireNonNull(value, "value"));
  }

  /**
   * Keeps each snapshot that a test holds for.
   *
   * @param name what the policy is called: its reason, not blank
   * @param test is given the snapshot and its time of creation in the history's zone
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

  /** A script's function that answers null fails where the JDK takes the boolean out of it. */
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
   * Runs rules in sequence, with the meaning of Proxmox Backup's {@code prune}: periods that already hold a snapshot kept by
   * an earlier rule are covered and use no slot of the next one. So {@code inOrder(last(3), daily(7))} reaches back about
   * ten days where {@code last(3).or(daily(7))} reaches back seven.
   *
   * <p>What a sequence does not promise: a larger number can give up a snapshot that a smaller one kept, because the reach of
   * an earlier rule moves the later ones. With a snapshot each day up to Sunday, 8 November 2026, {@code inOrder(weekly(1),
   * monthly(1))} keeps 8 November and 31 October. {@code inOrder(weekly(2), monthly(1))} keeps 8 November and 1 November; what
   * else is of that week, 31 October too, is given up, and 25 October is the monthly one.
   *
   * @param first the rule that runs first
   * @param second the rule that fills what the first left open
   * @param more the rules that follow
   * @return the policy
   */
  public static RetentionPolicy inOrder(
      CountingRule first, CountingRule second, CountingRule... more) {
    return new InOrder(Stream.concat(Stream.of(first, second), Stream.of(more))
        .map(rule -> (NewestOfEach) Objects.requireNonNull(rule, "rule"))
        .toList());
  }

  /**
   * Keeps sons (daily), fathers (weekly) and grandfathers (monthly), the rotation that bears this name:
   * {@code Keep.grandfatherFatherSon().sons(7).fathers(5).grandfathers(12)}. The rules are independent ones; {@link
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
