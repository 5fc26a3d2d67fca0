package io.github.lightsailsnapshot.examples.simulator;

import java.time.LocalDate;
import java.util.Locale;

/** The settings, as fields of the form and names in the address. */
enum Field {
  KEEP("What to keep", "daily=7, weekly=4, monthly=12", "such as last=3, daily=7 then weekly=4"),
  EVERY("Every", "1d", "such as 1d, 6h or 30m"),
  AT("At", "03:00", "times of day, such as 03:00,15:00; empty: from the start on"),
  WEEKDAYS("On", "", "days of the week, such as mon,fri; empty: every day"),
  ZONE("Time zone", "UTC", "such as Europe/Berlin"),
  START("From", "", "such as 2027-03-01"),
  FOR("For", "2y", "such as 2y, 18m (months) or 90d"),
  SIZE("Disk in GB", "40", "a whole number"),
  PRICE("USD a GB and month", "0.05", "look it up; empty: no cost"),
  PRICED("Price as of", "2023-12-31", "the day of this price; AWS's price list has today's"),
  DAY("Day", "", "");

  private final String label;
  private final String initial;
  private final String hint;

  Field(String label, String initial, String hint) {
    this.label = label;
    this.initial = initial;
    this.hint = hint;
  }

  String label() {
    return label;
  }

  String hint() {
    return hint;
  }

  String initial(LocalDate today) {
    return this == START ? today.toString() : initial;
  }

  /** The name in the address, and the id in the page. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
