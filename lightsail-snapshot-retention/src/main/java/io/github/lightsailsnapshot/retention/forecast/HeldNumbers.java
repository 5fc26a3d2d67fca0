package io.github.lightsailsnapshot.retention.forecast;

import java.time.Instant;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Optional;

/** The numbers of snapshots after each step of a forecast. */
record HeldNumbers(List<ForecastStep> steps) {

  /** The steady state that began with a certain step. */
  SteadyState steadySince(Instant since) {
    Instant lastYear = end().minus(Age.YEAR.length());
    IntSummaryStatistics held = held(since.isAfter(lastYear) ? since : lastYear, end());
    return new SteadyState(since, held.getMin(), held.getMax());
  }

  /** The steady state, judged by nothing but the numbers. */
  Optional<SteadyState> steady() {
    Instant lastYear = end().minus(Age.YEAR.length());
    Instant yearBefore = lastYear.minus(Age.YEAR.length());
    IntSummaryStatistics last = held(lastYear, end());
    boolean mayGrow = steps.get(0).at().isAfter(yearBefore)
        || last.getMax() > held(yearBefore, lastYear).getMax();
    return mayGrow
        ? Optional.empty()
        : Optional.of(new SteadyState(within(last), last.getMin(), last.getMax()));
  }

  private Instant end() {
    return steps.get(steps.size() - 1).at();
  }

  private IntSummaryStatistics held(Instant from, Instant to) {
    return steps.stream()
        .filter(step -> !step.at().isBefore(from) && !step.at().isAfter(to))
        .mapToInt(ForecastStep::held)
        .summaryStatistics();
  }

  /** The time from which the number stays within a range. */
  private Instant within(IntSummaryStatistics range) {
    int first = steps.size() - 1;
    while (first > 0
        && steps.get(first - 1).held() >= range.getMin()
        && steps.get(first - 1).held() <= range.getMax()) {
      first--;
    }
    return steps.get(first).at();
  }
}
