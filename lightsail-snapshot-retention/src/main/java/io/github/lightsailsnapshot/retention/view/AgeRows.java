package io.github.lightsailsnapshot.retention.view;

import static io.github.lightsailsnapshot.retention.view.Markup.at;

import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.forecast.Forecast;
import io.github.lightsailsnapshot.retention.forecast.ForecastStep;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What is held by age, at several moments: a row for each moment, a tick for each snapshot, the newest ones on the left.
 * The scale is logarithmic, so that days and years can be seen together.
 */
final class AgeRows {
  private static final int ROW = 44;
  private static final int SIDE = 8;
  private static final int AXIS = 30;
  private static final Map<String, Integer> MOMENTS = Map.of(
      "1 day",
      1,
      "1 week",
      7,
      "1 month",
      30,
      "3 months",
      91,
      "6 months",
      182,
      "1 year",
      365,
      "2 years",
      730,
      "5 years",
      1826,
      "10 years",
      3652);

  private final Forecast forecast;
  private final int width;
  private final Map<String, ForecastStep> moments = new LinkedHashMap<>();
  private final double longest;

  AgeRows(Forecast forecast, int width) {
    this.forecast = forecast;
    this.width = width;
    addMoments();
    this.longest =
        moments.values().stream().mapToDouble(step -> days(step.reach())).max().orElse(1);
  }

  private void addMoments() {
    Instant start = forecast.steps().get(0).at();
    ForecastStep last = forecast.steps().get(forecast.steps().size() - 1);
    for (int days : new TreeSet<>(MOMENTS.values())) {
      Instant moment = start.plus(Duration.ofDays(days));
      if (moment.isBefore(last.at())) {
        moments.put("after " + name(days), lastUntil(moment));
      }
    }
    moments.put("at the end", last);
  }

  private static String name(int days) {
    return MOMENTS.entrySet().stream()
        .filter(entry -> entry.getValue() == days)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  private ForecastStep lastUntil(Instant moment) {
    List<ForecastStep> steps = forecast.steps();
    int from = 0;
    int to = steps.size();
    while (to - from > 1) {
      int middle = (from + to) >>> 1;
      if (steps.get(middle).at().isAfter(moment)) {
        to = middle;
      } else {
        from = middle;
      }
    }
    return steps.get(from);
  }

  int height() {
    return moments.size() * ROW + AXIS;
  }

  private static double days(Duration time) {
    return time.toSeconds() / 86_400.0;
  }

  private double x(double days) {
    return SIDE
        + (width - 2 * SIDE) * Math.log1p(Math.max(0, days)) / Math.log1p(Math.max(1, longest));
  }

  void draw(Markup svg) {
    int bottom = height() - AXIS;
    List<Integer> ticks = new ArrayList<>(new TreeSet<>(MOMENTS.values()));
    double lastLabel = -1e9;
    for (int days : ticks) {
      if (days <= longest) {
        double x = x(days);
        svg.raw("<path class=\"grid\" d=\"M" + at(x) + " 20V" + (bottom + 4) + "\"/>");
        if (x - lastLabel > 62 && x > 56) {
          svg.raw("<text class=\"q\" font-size=\"11\" text-anchor=\""
              + (x > width - 40 ? "end" : "middle") + "\" x=\""
              + at(x > width - 40 ? Math.min(x + 8, width - 2) : x) + "\" y=\"" + (bottom + 18)
              + "\">" + name(days)
              + "</text>\n");
          lastLabel = x;
        }
      }
    }
    svg.raw("<text class=\"q\" font-size=\"11\" x=\"" + SIDE + "\" y=\"" + (bottom + 18)
        + "\">age</text>\n");
    int y = 0;
    for (Map.Entry<String, ForecastStep> moment : moments.entrySet()) {
      row(moment.getKey(), moment.getValue(), y, svg);
      y += ROW;
    }
  }

  private void row(String name, ForecastStep step, int y, Markup svg) {
    svg.raw("<g transform=\"translate(0 " + y + ")\"><rect class=\"back\" y=\"1\" width=\"" + width
            + "\" height=\"17\"/><text font-size=\"12\" x=\"" + SIDE + "\" y=\"14\">")
        .text(name)
        .raw("</text><text class=\"q\" font-size=\"12\" text-anchor=\"end\" x=\"" + (width - SIDE)
            + "\" y=\"14\">")
        .text(step.held() + " held, back " + Words.length(step.reach()))
        .raw("</text><path class=\"tick\" d=\"" + ticks(step) + "\"/></g>\n");
  }

  private String ticks(ForecastStep step) {
    TreeSet<Double> places = new TreeSet<>();
    for (Snapshot snapshot : forecast.heldAt(step.at())) {
      if (snapshot.isAvailable() && !snapshot.createdAt().isAfter(step.at())) {
        Duration age = Duration.between(snapshot.createdAt(), step.at());
        places.add(Math.round(x(days(age)) * 2) / 2.0);
      }
    }
    StringBuilder path = new StringBuilder();
    places.forEach(x -> path.append('M').append(at(x)).append(" 22V38"));
    return path.toString();
  }
}
