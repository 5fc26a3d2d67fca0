package io.github.lightsailsnapshot.examples.commandline.forecast;

import io.github.lightsailsnapshot.examples.commandline.options.PolicyText;
import io.github.lightsailsnapshot.retention.forecast.Comparison;
import io.github.lightsailsnapshot.retention.forecast.Cost;
import io.github.lightsailsnapshot.retention.forecast.Forecast;
import io.github.lightsailsnapshot.retention.forecast.Scenario;
import io.github.lightsailsnapshot.retention.text.PlainText;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** A forecast as lines for people, with a small picture. */
record ForecastLines(ForecastResult result) {
  private static final long DAYS_IN_FULL = 1_000;
  private static final double DAYS_PER_YEAR = 365.2425;

  @Override
  public String toString() {
    Forecast forecast = result.forecast();
    Scenario scenario = forecast.scenario();
    StringJoiner lines = new StringJoiner("\n");
    lines.add((result.title().equals("forecast") ? "" : result.title() + ": ")
        + forecast.steps().size() + " runs, "
        + result.schedule() + ", from " + date(scenario.start()) + " to " + date(scenario.end())
        + ", days in "
        + scenario.zone().getId());
    add(lines, forecast);
    result.other().ifPresent(other -> {
      lines.add("");
      add(lines, other);
      lines.add("");
      compare(lines, forecast.comparedWith(other));
    });
    return PlainText.lines(lines.toString());
  }

  private void add(StringJoiner lines, Forecast forecast) {
    lines.add("keeping   " + PolicyText.spelt(forecast.policy()));
    lines.add("held      " + forecast.heldAtStart() + " at the start, " + forecast.mostHeld()
        + " at most, " + steady(forecast));
    lines.add("reach     " + length(forecast.reach()) + " at the end");
    lines.add("gaps      " + gaps(forecast));
    result.price().ifPresent(basis -> lines.add("cost      " + cost(basis.of(forecast))));
    ForecastPicture picture = new ForecastPicture(forecast);
    lines.add("over time " + picture.heldOverTime());
    lines.add("by age    " + picture.heldByAge() + " at the end; now, then up to "
        + length(forecast.reach()) + " back");
  }

  private String steady(Forecast forecast) {
    return forecast
        .steady()
        .map(state -> (state.least() == state.most()
                ? "" + state.most()
                : state.least() + " to " + state.most())
            + " in the steady state, since " + date(state.since()))
        .orElse("no steady state: the number may still grow");
  }

  private static String gaps(Forecast forecast) {
    return forecast.gaps().isEmpty()
        ? "not known without a steady state, or nothing is older than a day"
        : forecast.gaps().entrySet().stream()
            .map(
                gap -> length(gap.getValue()) + " beyond " + length(gap.getKey().length()))
            .collect(Collectors.joining(", ", "at most ", " of age"));
  }

  private static String cost(Cost cost) {
    long gb = cost.steadyGb().orElse(cost.mostGb());
    return "at most " + money(cost, gb) + " a month for " + gb + " GB, at "
        + cost.price().perGbMonth().toPlainString() + " a GB as given on "
        + cost.price().asOf()
        + "; only changed blocks are billed, so it is less";
  }

  private static String money(Cost cost, long gb) {
    return cost.perMonth(gb).setScale(2, RoundingMode.UP).toPlainString() + " "
        + cost.price().currency();
  }

  private void compare(StringJoiner lines, Comparison both) {
    lines.add("At the end, the second policy holds " + both.keptOnlyByOther().size()
        + " that the first has deleted, and has deleted "
        + both.deletedOnlyByOther().size()
        + " that the first holds");
    lines.add("At most, it holds " + difference(both.mostHeldMore()) + extraCost(both));
  }

  private String extraCost(Comparison both) {
    Optional<Cost> one = result.price().map(basis -> basis.of(both.one()));
    Optional<Cost> other = result.price().map(basis -> basis.of(both.other()));
    return one.isEmpty() || other.isEmpty()
        ? ""
        : ", which costs at most " + money(other.get(), other.get().mostGb())
            + " a month instead of " + money(one.get(), one.get().mostGb());
  }

  private static String difference(int more) {
    return more == 0 ? "as many" : Math.abs(more) + (more > 0 ? " more" : " fewer");
  }

  private LocalDate date(Instant time) {
    return LocalDate.ofInstant(time, result.forecast().scenario().zone());
  }

  /** Hours up to two days, then days, rounded down, then years. */
  static String length(Duration time) {
    if ((time.toHours() < 48 && time.toHours() % 24 != 0) || time.toDays() == 0) {
      return time.toHours() + (time.toHours() == 1 ? " hour" : " hours");
    }
    return time.toDays() < DAYS_IN_FULL
        ? time.toDays() + (time.toDays() == 1 ? " day" : " days")
        : Math.round(10 * time.toDays() / DAYS_PER_YEAR) / 10.0 + " years";
  }
}
