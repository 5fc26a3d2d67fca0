package io.github.lightsailsnapshot.retention;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Keeps the newest snapshot of each of the last {@code count} periods that have one. */
record NewestOfEach(CalendarPeriod period, int count) implements CountingRule, BuiltInRule {

  NewestOfEach {
    if (count < 1) {
      throw new IllegalArgumentException(period.word() + "=" + count
          + ": the number must be at least 1, or Keep.ALL for no limit");
    }
  }

  @Override
  public Collection<Snapshot> keep(History history) {
    return explain(history).keySet();
  }

  @Override
  public Map<Snapshot, List<String>> explain(History history) {
    return new PeriodBuckets(period, history, reason())
        .keep(history.newestFirst().size(), count);
  }

  String reason() {
    return period.word() + " " + countText();
  }

  private String countText() {
    return count == Keep.ALL ? "all" : Integer.toString(count);
  }

  @Override
  public String toString() {
    return period.word() + "=" + countText();
  }
}
