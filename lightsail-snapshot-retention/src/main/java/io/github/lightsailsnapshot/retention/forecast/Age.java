package io.github.lightsailsnapshot.retention.forecast;

import java.time.Duration;

/** The ages beyond which a forecast says how far apart recovery points are. */
public enum Age {
  /** Older than 24 hours. */
  DAY(1),
  /** Older than 7 days. */
  WEEK(7),
  /** Older than 30 days. */
  MONTH(30),
  /** Older than 91 days. */
  QUARTER(91),
  /** Older than 365 days. */
  YEAR(365);

  private final long days;

  Age(long days) {
    this.days = days;
  }

  /**
   * Returns the length of time.
   *
   * @return a number of whole days of 24 hours
   */
  public Duration length() {
    return Duration.ofDays(days);
  }
}
