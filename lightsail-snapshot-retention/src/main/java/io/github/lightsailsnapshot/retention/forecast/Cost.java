package io.github.lightsailsnapshot.retention.forecast;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * What the snapshots of a forecast take up and cost at most. Each is counted with the full size of the disk, but
 * Lightsail stores and bills only the blocks that changed since the snapshot before, so the bill is lower, usually by
 * far.
 *
 * @param price the price
 * @param nowGb the snapshots at the start, in GB, at most
 * @param mostGb the largest number of snapshots at any moment, in GB, at most
 * @param steadyGb the largest number of snapshots in the steady state, in GB, at most; absent if there is none
 */
public record Cost(Price price, long nowGb, long mostGb, OptionalLong steadyGb) {

  /** Checks the components. */
  public Cost {
    Objects.requireNonNull(price, "price");
    Objects.requireNonNull(steadyGb, "steadyGb");
  }

  static Cost of(Forecast forecast, int sizeGb, Price price) {
    return new Cost(
        price,
        (long) forecast.heldAtStart() * sizeGb,
        (long) forecast.mostHeld() * sizeGb,
        forecast.steady().stream()
            .mapToLong(steady -> (long) steady.most() * sizeGb)
            .findFirst());
  }

  /**
   * Returns the price of a number of GB for one month.
   *
   * @param gb the number, such as {@link #mostGb()}
   * @return the price, in the currency of {@link #price()}
   */
  public BigDecimal perMonth(long gb) {
    return price.perGbMonth().multiply(BigDecimal.valueOf(gb));
  }
}
