package io.github.lightsailsnapshot.examples.custompolicy;

import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import io.github.lightsailsnapshot.retention.RuleProvider;
import java.time.ZonedDateTime;

/**
 * Keeps snapshots that were taken on a payday, for auditors: {@code payday} is the 25th of each month, {@code
 * payday=31} the last day of each month.
 */
public final class Payday implements RuleProvider {

  @Override
  public String word() {
    return "payday";
  }

  @Override
  public RetentionPolicy policy(String argument) {
    return argument.isEmpty() ? onDay(25) : onDay(dayOf(argument));
  }

  /** {@code payday=1, payday=15} means two days of each month. */
  @Override
  public boolean isRepeatable() {
    return true;
  }

  /**
   * Keeps snapshots that were taken on a day of the month, or on the last day of a shorter month.
   *
   * @param day 1 to 31
   * @return the policy, whose name contains the day
   * @throws IllegalArgumentException if no month has such a day
   */
  public static RetentionPolicy onDay(int day) {
    if (day < 1 || day > 31) {
      throw new IllegalArgumentException("a payday is a day of the month from 1 to 31, not " + day);
    }
    return Keep.matching(
        "payday " + day, (snapshot, taken) -> taken.getDayOfMonth() == dayIn(taken, day));
  }

  private static int dayIn(ZonedDateTime month, int day) {
    return Math.min(day, month.toLocalDate().lengthOfMonth());
  }

  private static int dayOf(String argument) {
    if (!argument.matches("[0-9]{1,2}")) {
      throw new IllegalArgumentException(
          "a payday is a day of the month from 1 to 31, not " + argument);
    }
    return Integer.parseInt(argument);
  }
}
