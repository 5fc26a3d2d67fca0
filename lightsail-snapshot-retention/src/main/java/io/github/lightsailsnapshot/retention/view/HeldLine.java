package io.github.lightsailsnapshot.retention.view;

import static io.github.lightsailsnapshot.retention.view.Markup.at;

import io.github.lightsailsnapshot.retention.forecast.Forecast;
import io.github.lightsailsnapshot.retention.forecast.ForecastStep;
import io.github.lightsailsnapshot.retention.forecast.Scenario;
import java.time.Duration;
import java.time.Instant;

/** The number of snapshots over time, as a line. No more than one point is drawn for each pixel. */
record HeldLine(Forecast forecast, int width) {
  static final int HEIGHT = 220;
  private static final int LEFT = 38;
  private static final int RIGHT = 12;
  private static final int TOP = 26;
  private static final int BOTTOM = 26;

  void draw(Markup svg) {
    long step = tick();
    long top = (forecast.mostHeld() + step - 1) / step * step;
    for (long number = 0; number <= top; number += step) {
      double y = y(number, top);
      svg.raw("<path class=\"grid\" d=\"M" + LEFT + " " + at(y) + "H" + (width - RIGHT) + "\"/>"
          + "<text class=\"q\" text-anchor=\"end\" font-size=\"11\" x=\"" + (LEFT - 7) + "\" y=\""
          + at(y + 4) + "\">"
          + number + "</text>\n");
    }
    dates(svg);
    line(top, svg);
    forecast.steady().ifPresent(steady -> steady(steady.since(), svg));
  }

  /** A step of 1, 2 or 5 times a power of ten, at most five of them. */
  private long tick() {
    long power = 1;
    while (forecast.mostHeld() / power > 50) {
      power *= 10;
    }
    for (long factor : new long[] {1, 2, 5, 10}) {
      if (forecast.mostHeld() <= 5 * factor * power) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  private double y(long number, long top) {
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (double) number / top;
  }

  private double x(Instant time) {
    Scenario scenario = forecast.scenario();
    double part = (double) Duration.between(scenario.start(), time).toSeconds()
        / Math.max(1, Duration.between(scenario.start(), scenario.end()).toSeconds());
    return LEFT + part * (width - LEFT - RIGHT);
  }

  private void dates(Markup svg) {
    Scenario scenario = forecast.scenario();
    Duration whole = Duration.between(scenario.start(), scenario.end());
    int count = width / 150;
    for (int i = 0; i <= count; i++) {
      Instant time = scenario.start().plus(whole.multipliedBy(i).dividedBy(count));
      String anchor = i == 0 ? "start" : i == count ? "end" : "middle";
      svg.raw("<text class=\"q\" font-size=\"11\" text-anchor=\"" + anchor + "\" x=\"" + at(x(time))
              + "\" y=\"" + (HEIGHT - 8) + "\">")
          .text(Words.onAxis(time, scenario.zone(), whole))
          .raw("</text>\n");
    }
  }

  private void line(long top, Markup svg) {
    StringBuilder path = new StringBuilder("M" + LEFT + " " + at(y(forecast.heldAtStart(), top)));
    String last = "";
    for (ForecastStep step : forecast.steps()) {
      String point = "H" + at(Math.round(x(step.at()) * 2) / 2.0) + "V" + at(y(step.held(), top));
      if (!point.equals(last)) {
        path.append(point);
        last = point;
      }
    }
    path.append("H").append(width - RIGHT);
    svg.raw("<path class=\"area\" d=\"" + path + "V" + (HEIGHT - BOTTOM) + "H" + LEFT + "Z\"/>\n"
        + "<path class=\"curve\" d=\"" + path + "\"/>\n");
  }

  private void steady(Instant since, Markup svg) {
    double x = x(since);
    boolean isLeft = x > width / 2.0;
    svg.raw("<path class=\"mark\" d=\"M" + at(x) + " " + (TOP - 8) + "V" + (HEIGHT - BOTTOM)
            + "\"/>"
            + "<text font-size=\"11.5\" text-anchor=\"" + (isLeft ? "end" : "start") + "\" x=\""
            + at(isLeft ? x - 5 : x + 5) + "\" y=\"" + (TOP - 10) + "\">")
        .text("steady since " + Words.date(since, forecast.scenario().zone()))
        .raw("</text>\n");
  }
}
