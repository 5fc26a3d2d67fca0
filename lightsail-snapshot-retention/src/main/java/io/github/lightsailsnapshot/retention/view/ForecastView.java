package io.github.lightsailsnapshot.retention.view;

import io.github.lightsailsnapshot.retention.forecast.Comparison;
import io.github.lightsailsnapshot.retention.forecast.Cost;
import io.github.lightsailsnapshot.retention.forecast.Forecast;
import io.github.lightsailsnapshot.retention.forecast.Price;
import java.util.Objects;
import java.util.Optional;

/**
 * A forecast as a line of the number of snapshots over time, and a timeline of what is held by age at several moments.
 * Immutable.
 */
public final class ForecastView {
  private static final int WIDTH = 760;

  private final Forecast forecast;
  private final Optional<Cost> cost;
  private final Optional<Comparison> comparison;

  private ForecastView(Forecast forecast, Optional<Cost> cost, Optional<Comparison> comparison) {
    this.forecast = forecast;
    this.cost = cost;
    this.comparison = comparison;
  }

  /**
   * Creates the view of a forecast.
   *
   * @param forecast the forecast
   * @return the view
   */
  public static ForecastView of(Forecast forecast) {
    return new ForecastView(
        Objects.requireNonNull(forecast, "forecast"), Optional.empty(), Optional.empty());
  }

  /**
   * Returns this view with what the snapshots cost at most.
   *
   * @param sizeGb the size of the source's disk in GB, at least 1
   * @param price the price
   * @return the view
   * @throws IllegalArgumentException if the size is less than 1
   */
  public ForecastView pricedAt(int sizeGb, Price price) {
    return new ForecastView(forecast, Optional.of(forecast.cost(sizeGb, price)), comparison);
  }

  /**
   * Returns this view with another policy beside it, in the page.
   *
   * @param other a forecast of the same scenario
   * @return the view
   * @throws IllegalArgumentException if the scenarios differ
   */
  public ForecastView comparedWith(Forecast other) {
    return new ForecastView(forecast, cost, Optional.of(forecast.comparedWith(other)));
  }

  /**
   * Returns the forecast as a page with its numbers.
   *
   * @param title what the forecast is of, such as the name of an instance; escaped
   * @return a whole HTML document in UTF-8
   */
  public String html(String title) {
    return new ForecastPage(forecast, cost, comparison).html(title);
  }

  /**
   * Returns the content of the page without its title, for a page of the host's own that has the styles of {@link
   * PageStyle}.
   *
   * @return HTML elements for the body of a document in UTF-8, with headings from {@code h2} on
   */
  public String content() {
    Markup content = new Markup();
    new ForecastPage(forecast, cost, comparison).content(content);
    return content.toString();
  }

  /**
   * Returns the forecast as a picture.
   *
   * @return a whole SVG document in UTF-8
   */
  public String svg() {
    AgeRows ages = new AgeRows(forecast, WIDTH - 32);
    int height = HeldLine.HEIGHT + ages.height() + 90;
    Markup svg = new Markup()
        .raw("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"view\" role=\"img\" viewBox=\"0 0 "
            + WIDTH + " " + height + "\" width=\"" + WIDTH + "\" height=\"" + height
            + "\">\n<title>")
        .text(forecast.toString())
        .raw(
            "</title>\n<style>" + ViewStyle.PICTURE
                + "</style>\n<rect class=\"back\" width=\"100%\" height=\"100%\"/>\n"
                + "<text x=\"16\" y=\"28\" font-size=\"14\" font-weight=\"600\">Snapshots held</text>\n<g transform=\"translate(16 34)\">\n");
    new HeldLine(forecast, WIDTH - 32).draw(svg);
    svg.raw("</g>\n<text x=\"16\" y=\"" + (HeldLine.HEIGHT + 62)
        + "\" font-size=\"14\" font-weight=\"600\">What is held, by age</text>\n<g transform=\"translate(16 "
        + (HeldLine.HEIGHT + 72) + ")\">\n");
    ages.draw(svg);
    return svg.raw("</g>\n</svg>\n").toString();
  }
}
