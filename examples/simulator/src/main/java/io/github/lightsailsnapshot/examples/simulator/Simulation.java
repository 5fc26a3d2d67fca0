package io.github.lightsailsnapshot.examples.simulator;

import io.github.lightsailsnapshot.retention.RetentionPlan;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.forecast.Forecast;
import io.github.lightsailsnapshot.retention.forecast.ForecastStep;
import io.github.lightsailsnapshot.retention.forecast.Scenario;
import io.github.lightsailsnapshot.retention.view.ForecastView;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A policy, run forward over a scenario by the library. */
final class Simulation {
  private final Forecast forecast;
  private final Optional<Settings.Bill> bill;

  Simulation(RetentionPolicy policy, Scenario scenario, Optional<Settings.Bill> bill) {
    this.forecast = Forecast.of(policy, scenario);
    this.bill = bill;
  }

  Forecast forecast() {
    return forecast;
  }

  ForecastView view() {
    ForecastView view = ForecastView.of(forecast);
    return bill.map(priced -> view.pricedAt(priced.sizeGb(), priced.price())).orElse(view);
  }

  /** The same scenario with another policy. */
  Forecast with(RetentionPolicy other) {
    return other.equals(forecast.policy()) ? forecast : Forecast.of(other, forecast.scenario());
  }

  private ZoneId zone() {
    return forecast.scenario().zone();
  }

  private LocalDate firstDay() {
    return LocalDate.ofInstant(forecast.scenario().start(), zone());
  }

  /** The number of the last day that has a run, counted from 0. */
  int lastDay() {
    List<ForecastStep> steps = forecast.steps();
    return (int) ChronoUnit.DAYS.between(
        firstDay(), LocalDate.ofInstant(steps.get(steps.size() - 1).at(), zone()));
  }

  /** A number of a day as it was typed; the last day if it is none. */
  int day(String text) {
    return text.matches("[0-9]{1,6}") ? Math.min(Integer.parseInt(text), lastDay()) : lastDay();
  }

  LocalDate date(int day) {
    return firstDay().plusDays(day);
  }

  /** The last run until the end of a day, or the first one. */
  ForecastStep runOf(int day) {
    Instant after = date(day).plusDays(1).atStartOfDay(zone()).toInstant();
    ForecastStep last = forecast.steps().get(0);
    for (ForecastStep step : forecast.steps()) {
      if (!step.at().isBefore(after)) {
        break;
      }
      last = step;
    }
    return last;
  }

  /** The plan of a run: over what was held after it and what it deleted. */
  RetentionPlan plan(ForecastStep run) {
    List<Snapshot> before = new ArrayList<>(forecast.heldAt(run.at()));
    before.addAll(run.deleted());
    return RetentionPlan.of(forecast.policy(), before, run.at(), zone());
  }
}
