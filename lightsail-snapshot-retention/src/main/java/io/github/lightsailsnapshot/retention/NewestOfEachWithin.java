package io.github.lightsailsnapshot.retention;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Keeps the newest snapshot of each period within a span before the newest snapshot. */
record NewestOfEachWithin(CalendarPeriod period, Span span) implements BuiltInRule {

  @Override
  public Collection<Snapshot> keep(History history) {
    return explain(history).keySet();
  }

  @Override
  public Map<Snapshot, List<String>> explain(History history) {
    String reason = period.word() + " within " + span.words();
    return new PeriodBuckets(period, history, reason)
        .keep(WithinRule.countYoungerThan(span, history), Keep.ALL);
  }

  @Override
  public String toString() {
    return period.withinWord() + "=" + span;
  }
}
