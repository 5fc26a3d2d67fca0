package io.github.lightsailsnapshot.examples.simulator;

import io.github.lightsailsnapshot.retention.PolicyParser;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import io.github.lightsailsnapshot.retention.forecast.Forecast;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;

/** The same rules in both readings: independent of each other, and in sequence. */
record Readings(Settings settings, Simulation simulation) {
  private static final String INDEPENDENT = ", ";
  private static final String SEQUENCE = " then ";

  void addTo(Html page) {
    String text = simulation.forecast().policy().toString();
    page.raw("<h2>Two readings of the same rules</h2>\n");
    if (!text.contains(INDEPENDENT) && !text.contains(SEQUENCE)) {
      page.raw(
          "<p>One rule reads the same in both. Add a second one, such as <code>weekly=4</code>,"
              + " to see the difference.</p>\n");
      return;
    }
    page.raw("<div class=\"readings\">\n");
    card(
        page,
        "Independent: a comma",
        "Each rule looks at all snapshots on its own. One snapshot can count for several rules, so the rules overlap:"
            + " seven days already contain a week.",
        text.replace(SEQUENCE, INDEPENDENT));
    card(
        page,
        "In sequence: then",
        "Each rule begins where the one before it ends: periods that an earlier rule covers do not count. So the same"
            + " numbers keep more, and reach further back.",
        text.replace(INDEPENDENT, SEQUENCE));
    page.raw("</div>\n");
  }

  private void card(Html page, String title, String meaning, String text) {
    page.raw("<section class=\"card\">\n").element("h3", title).raw("\n");
    page.raw("<p><code>").text(text).raw("</code></p>\n").element("p", meaning).raw("\n");
    try {
      numbers(page, PolicyParser.standard().parse(text));
    } catch (IllegalArgumentException impossible) {
      page.raw("<p class=\"mistake\">")
          .text("Not possible: " + impossible.getMessage())
          .raw("</p>\n");
    }
    page.raw("</section>\n");
  }

  private void numbers(Html page, RetentionPolicy policy) {
    Forecast forecast = simulation.with(policy);
    page.raw("<dl class=\"pairs\">\n");
    pair(page, "Held", steady(forecast));
    pair(page, "At most", Integer.toString(forecast.mostHeld()));
    pair(page, "Reach at the end", days(forecast.reach()));
    pair(page, "Largest gap", gap(forecast));
    page.raw("</dl>\n<p>");
    if (policy.equals(simulation.forecast().policy())) {
      page.raw("<strong>This is your policy.</strong>");
    } else {
      page.link(settings.keeping(policy.toString()).toString(), "Use this reading");
    }
    page.raw("</p>\n");
  }

  private static void pair(Html page, String name, String value) {
    page.raw("<div>").element("dt", name).element("dd", value).raw("</div>\n");
  }

  private static String steady(Forecast forecast) {
    return forecast
        .steady()
        .map(state -> state.least() == state.most()
            ? Integer.toString(state.most())
            : state.least() + " to " + state.most())
        .orElse("may still grow");
  }

  private static String gap(Forecast forecast) {
    Optional<Duration> largest = forecast.gaps().values().stream().max(Comparator.naturalOrder());
    return largest.map(Readings::days).orElse("not known yet");
  }

  private static String days(Duration time) {
    long number = time.toDays() > 0 ? time.toDays() : time.toHours();
    return number + (time.toDays() > 0 ? " day" : " hour") + (number == 1 ? "" : "s");
  }
}
