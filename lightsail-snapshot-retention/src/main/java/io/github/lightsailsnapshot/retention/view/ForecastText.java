package io.github.lightsailsnapshot.retention.view;

import io.github.lightsailsnapshot.retention.forecast.Cost;
import io.github.lightsailsnapshot.retention.forecast.Forecast;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Words for the numbers of a forecast. */
final class ForecastText {
  private ForecastText() {}

  static String steady(Forecast forecast) {
    return forecast
        .steady()
        .map(state -> state.least() == state.most()
            ? Integer.toString(state.most())
            : state.least() + " to " + state.most())
        .orElse("not yet");
  }

  static String steadySince(Forecast forecast) {
    return forecast
        .steady()
        .map(state -> "since " + Words.date(state.since(), forecast.scenario().zone()))
        .orElse("the number may still grow");
  }

  /** The price of the most in the steady state, or of the most at all. */
  static String perMonth(Cost cost) {
    long gb = cost.steadyGb().orElse(cost.mostGb());
    return money(cost.perMonth(gb)) + " " + cost.price().currency();
  }

  private static String money(BigDecimal amount) {
    return amount.setScale(2, RoundingMode.UP).toPlainString();
  }

  static String basis(Cost cost) {
    return "a month, for " + cost.steadyGb().orElse(cost.mostGb()) + " GB at "
        + cost.price().perGbMonth().toPlainString() + " as of " + cost.price().asOf();
  }
}
