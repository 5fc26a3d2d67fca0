package io.github.lightsailsnapshot.retention.view;

import io.github.lightsailsnapshot.retention.forecast.Comparison;
import io.github.lightsailsnapshot.retention.forecast.Cost;
import io.github.lightsailsnapshot.retention.forecast.Forecast;
import io.github.lightsailsnapshot.retention.forecast.ForecastStep;
import io.github.lightsailsnapshot.retention.forecast.Scenario;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** A forecast as a page: the numbers, the pictures for wide and for narrow screens, and the same as tables. */
record ForecastPage(Forecast forecast, Optional<Cost> cost, Optional<Comparison> comparison) {
  private static final int WIDE = 760;
  private static final int NARROW = 340;
  private static final int MOST_ROWS = 36;

  String html(String title) {
    Markup page = Page.begin(title + ": forecast");
    page.element("h1", title).raw("\n");
    content(page);
    return Page.end(page);
  }

  /** The page without its frame and title. */
  void content(Markup page) {
    Scenario scenario = forecast.scenario();
    ZoneId zone = scenario.zone();
    page.raw("<p><code>")
        .text(forecast.policy().toString())
        .raw("</code></p>\n<p class=\"quiet\">")
        .text(Words.count(forecast.steps().size(), "run") + " from "
            + Words.date(scenario.start(), zone) + " to " + Words.date(scenario.end(), zone)
            + ". Days, weeks and months in " + DecisionText.zone(zone) + ".")
        .raw("</p>\n");
    facts(page);
    figure(
        page,
        "Snapshots held",
        (svg, width) -> new HeldLine(forecast, width).draw(svg),
        HeldLine.HEIGHT);
    figure(
        page,
        "What is held, by age",
        (svg, width) -> new AgeRows(forecast, width).draw(svg),
        new AgeRows(forecast, WIDE).height());
    gaps(page);
    comparison.ifPresent(both -> new ComparisonTable(both, cost).draw(page));
    numbers(page, zone);
  }

  private void facts(Markup page) {
    page.raw("<dl class=\"facts\">\n");
    Page.fact(page, "At the start", Integer.toString(forecast.heldAtStart()), "snapshots");
    Page.fact(
        page, "At most", Integer.toString(forecast.mostHeld()), "before the deletions of a run");
    Page.fact(page, "Steady", ForecastText.steady(forecast), ForecastText.steadySince(forecast));
    Page.fact(
        page,
        "Reach at the end",
        Words.length(forecast.reach()),
        "back to the oldest recovery point");
    cost.ifPresent(bill ->
        Page.fact(page, "Cost at most", ForecastText.perMonth(bill), ForecastText.basis(bill)));
    page.raw("</dl>\n");
    if (cost.isPresent()) {
      page.raw(
          "<p class=\"quiet\">The cost counts each snapshot with the whole disk. Only changed blocks are billed,"
              + " so the bill is lower.</p>\n");
    }
  }

  /** Draws into a picture of a certain width. */
  private interface Drawing {
    void draw(Markup svg, int width);
  }

  private static void figure(Markup page, String name, Drawing drawing, int height) {
    page.element("h2", name).raw("\n<figure>\n");
    svg(page, name, drawing, new Size("wide", WIDE, height));
    svg(page, name, drawing, new Size("narrow", NARROW, height));
    page.raw("</figure>\n");
  }

  private record Size(String kind, int width, int height) {}

  private static void svg(Markup page, String name, Drawing drawing, Size size) {
    page.raw("<svg role=\"img\" class=\"" + size.kind() + "\" viewBox=\"0 0 " + size.width() + " "
            + size.height() + "\" aria-label=\"")
        .text(name + "; the tables below contain the numbers")
        .raw("\">\n");
    drawing.draw(page, size.width());
    page.raw("</svg>\n");
  }

  private void gaps(Markup page) {
    page.raw("<h2>Gaps</h2>\n");
    if (forecast.gaps().isEmpty()) {
      page.raw("<p>There is no steady state in which gaps could be measured.</p>\n");
    } else {
      page.raw(
              "<p class=\"quiet\">How far apart recovery points are at most, in the steady state.</p>\n<table>\n")
          .header("Older than", "At most")
          .raw("<tbody>\n");
      forecast
          .gaps()
          .forEach(
              (age, gap) -> page.row(Words.length(age.length()), Words.length(gap) + " apart"));
      page.raw("</tbody></table>\n");
    }
  }

  private void numbers(Markup page, ZoneId zone) {
    List<ForecastStep> steps = forecast.steps();
    page.raw("<h2>Numbers</h2>\n<details><summary>Snapshots held over time</summary>\n<table>\n")
        .header("Run", "Held", "Back to")
        .raw("<tbody>\n");
    int rows = Math.min(MOST_ROWS, steps.size());
    for (int row = 1; row <= rows; row++) {
      ForecastStep step = steps.get((int) ((long) steps.size() * row / rows) - 1);
      page.row(
          DecisionText.time(step.at(), zone),
          Integer.toString(step.held()),
          Words.length(step.reach()));
    }
    page.raw("</tbody></table>\n</details>\n");
  }
}
