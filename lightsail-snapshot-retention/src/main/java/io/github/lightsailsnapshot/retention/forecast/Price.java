package io.github.lightsailsnapshot.retention.forecast;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;

/**
 * What a GB of snapshots costs in a month. The library knows no prices: look it up, and say when you did.
 *
 * @param perGbMonth the price of one GB for one month, at least 0
 * @param currency the currency, such as {@code USD}
 * @param asOf the date on which this was the price
 */
public record Price(BigDecimal perGbMonth, String currency, LocalDate asOf) {

  /**
   * Checks the components.
   *
   * @throws IllegalArgumentException if the price is negative or the currency is blank
   */
  public Price {
    Objects.requireNonNull(asOf, "asOf");
    if (perGbMonth.signum() < 0) {
      throw new IllegalArgumentException(
          "A price is at least 0, for example 0.05, not " + perGbMonth);
    }
    if (currency.isBlank()) {
      throw new IllegalArgumentException("A price needs its currency, for example USD");
    }
  }
}
