package io.github.lightsailsnapshot.examples.simulator;

/** What the simulator computes at most. The page says so. */
final class Limits {
  /** Runs of a forecast: two years of hourly ones, ten of daily ones at five times of day. */
  static final int MOST_RUNS = 20_000;

  /** Snapshots in the calendar of a day. */
  static final int MOST_DRAWN = 2_000;

  static final int LONGEST_QUERY = 8_000;
  static final int MOST_AT_ONCE = 4;
  static final int MOST_WAITING_SECONDS = 10;

  private Limits() {}
}
