package io.github.lightsailsnapshot.examples.simulator;

import io.github.lightsailsnapshot.retention.RetentionPlan;
import io.github.lightsailsnapshot.retention.forecast.ForecastStep;
import io.github.lightsailsnapshot.retention.view.PageStyle;
import io.github.lightsailsnapshot.retention.view.PlanView;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** The whole page: the form, what the policy does over time, both readings, and the plan of a day. */
record SimulatorPage(Settings settings, LocalDate today) {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH);

  private static final String HEAD = """
      <!DOCTYPE html>
      <html lang="en" class="%s">
      <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <title>Snapshot retention simulator</title>
      <link rel="stylesheet" href="/simulator.css"/>
      <script src="/simulator.js" defer="defer"></script>
      </head>
      <body>
      <main>
      <h1>What does a policy keep?</h1>
      <p class="quiet">Type a policy and a schedule. The address of this page holds them, so that you can share it.</p>
      """.formatted(PageStyle.ROOT_CLASS);

  private static final String FOOT = """
      <footer class="quiet">
      <p>This page is served to this machine only, and calls nobody. It computes at most %d runs, draws at most %d
      snapshots of a day, and answers %d requests at once.</p>
      </footer>
      </main>
      </body>
      </html>
      """;

  String html() {
    Optional<Simulation> simulation = settings.simulation();
    Html page = new Html().raw(HEAD);
    new Form(settings).addTo(page);
    page.raw("<p id=\"status\" role=\"status\" class=\"status\" data-live>");
    page.text(simulation
            .map(SimulatorPage::summary)
            .orElse("Nothing to show yet: mend the fields that are marked above."))
        .raw("</p>\n<div id=\"forecast\" data-live>\n");
    simulation.ifPresent(shown -> {
      page.raw(shown.view().content());
      new Readings(settings, shown).addTo(page);
      command(page, shown);
    });
    page.raw("</div>\n");
    plan(page, simulation);
    return page.raw(FOOT.formatted(Limits.MOST_RUNS, Limits.MOST_DRAWN, Limits.MOST_AT_ONCE))
        .toString();
  }

  private static String summary(Simulation simulation) {
    return simulation.forecast().mostHeld() + " snapshots at most, back "
        + simulation.forecast().reach().toDays() + " days at the end.";
  }

  private void command(Html page, Simulation simulation) {
    page.raw("<h2>The same as a command</h2>\n<p><code>")
        .text("lightsail-snapshot forecast --keep "
            + quoted(simulation.forecast().policy().toString()) + " --every "
            + settings.text(Field.EVERY)
            + (settings.text(Field.AT).isEmpty()
                ? ""
                : " --at " + quoted(settings.text(Field.AT).replace(" ", "")))
            + (settings.text(Field.WEEKDAYS).isEmpty()
                ? ""
                : " --weekdays " + quoted(settings.text(Field.WEEKDAYS).replace(" ", "")))
            + " --zone " + quoted(settings.text(Field.ZONE)) + " --start "
            + settings.text(Field.START)
            + " --for " + settings.text(Field.FOR)
            + (settings.text(Field.PRICE).isEmpty()
                ? ""
                : " --size-gb " + settings.text(Field.SIZE) + " --price "
                    + settings.text(Field.PRICE)))
        .raw("</code></p>\n");
  }

  private static String quoted(String text) {
    return text.matches("[A-Za-z0-9:,/_+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  /** The slider stays in the page while what it shows changes. */
  private void plan(Html page, Optional<Simulation> simulation) {
    int last = simulation.map(Simulation::lastDay).orElse(0);
    int day = simulation.map(shown -> shown.day(settings.text(Field.DAY))).orElse(0);
    page.raw("""
        <section aria-labelledby="plan-title">
        <h2 id="plan-title">The plan on any day</h2>
        <div class="slider"><label for="day">Day</label>
        <input id="day" name="day" form="settings" type="range" min="0" max="%d" value="%d" aria-describedby="date"/>
        <output id="date" for="day" data-live>""".formatted(last, day))
        .text(simulation.map(shown -> DATE.format(shown.date(day))).orElse("no day"))
        .raw("""
            </output>
            <button form="settings" class="send">Go</button></div>
            <div id="plan" data-live>""");
    simulation.ifPresent(shown -> plan(page, shown, shown.runOf(day)));
    page.raw("</div>\n</section>\n");
  }

  private static void plan(Html page, Simulation simulation, ForecastStep run) {
    if (run.heldBefore() > Limits.MOST_DRAWN) {
      page.element(
          "p",
          "There are " + run.heldBefore() + " snapshots on this day. The simulator draws at most "
              + Limits.MOST_DRAWN + "; choose an earlier day, or a policy that keeps fewer.");
      return;
    }
    RetentionPlan plan = simulation.plan(run);
    page.raw(PlanView.of(plan).content());
  }
}
