package io.github.lightsailsnapshot.examples.commandline.forecast;

import io.github.lightsailsnapshot.retention.forecast.Forecast;
import io.github.lightsailsnapshot.retention.view.ForecastView;
import java.util.Optional;

/**
 * What came of a forecast, for every form of output.
 *
 * @param title what the forecast is of: the instance, or what is assumed
 * @param schedule the schedule as it was interpreted
 * @param other the forecast of a policy to compare
 */
record ForecastResult(
    String title,
    String schedule,
    Forecast forecast,
    Optional<PriceOptions.Basis> price,
    Optional<Forecast> other) {

  String html() {
    ForecastView view = ForecastView.of(forecast);
    ForecastView priced =
        price.map(basis -> view.pricedAt(basis.sizeGb(), basis.price())).orElse(view);
    return other.map(priced::comparedWith).orElse(priced).html(title);
  }
}
