package io.github.lightsailsnapshot.retention.view;

import io.github.lightsailsnapshot.retention.forecast.Age;
import io.github.lightsailsnapshot.retention.forecast.Comparison;
import io.github.lightsailsnapshot.retention.forecast.Cost;
import io.github.lightsailsnapshot.retention.forecast.Forecast;
import java.util.Optional;

/** Two policies side by side, as a table. */
record ComparisonTable(Comparison both, Optional<Cost> cost) {

  void draw(Markup page) {
    Forecast one = both.one();
    Forecast other = both.other();
    page.raw("<h2>Compared</h2>\n<table>\n")
        .header("Number", one.policy().toString(), other.policy().toString())
        .raw("<tbody>\n")
        .row("At most", Integer.toString(one.mostHeld()), Integer.toString(other.mostHeld()))
        .row("Steady", ForecastText.steady(one), ForecastText.steady(other))
        .row("Reach at the end", Words.length(one.reach()), Words.length(other.reach()))
        .row(
            "Held only by this one at the end",
            Integer.toString(both.deletedOnlyByOther().size()),
            Integer.toString(both.keptOnlyByOther().size()));
    for (Age age : Age.values()) {
      if (one.gaps().containsKey(age) || other.gaps().containsKey(age)) {
        page.row("Gap beyond " + Words.length(age.length()), gap(one, age), gap(other, age));
      }
    }
    cost.ifPresent(bill -> page.row(
        "Cost at most", ForecastText.perMonth(bill), ForecastText.perMonth(ofOther(bill))));
    page.raw("</tbody></table>\n");
  }

  private static String gap(Forecast forecast, Age age) {
    return Optional.ofNullable(forecast.gaps().get(age)).map(Words::length).orElse("none");
  }

  /** The size is that of the cost at hand. */
  private Cost ofOther(Cost bill) {
    int sizeGb = (int) (bill.mostGb() / both.one().mostHeld());
    return both.other().cost(sizeGb, bill.price());
  }
}
