package io.github.lightsailsnapshot.retention;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps the newest snapshot of each of the last so many periods that have one. */
record NewestOfEach(CalendarPeriod period, int count) implements CountingRule {

  NewestOfEach {
    if (count < 1) {
      throw new IllegalArgumentException(period.word() + "=" + count
          + ": the number must be at least 1; Keep.ALL keeps one of every period");
    }
  }

  @Override
  public Collection<Snapshot> keep(History history) {
    return explain(history).keySet();
  }

  @Override
  public Map<Snapshot, List<String>> explain(History history) {
    return explain(period, history, history.newestFirst().size(), count, reason());
  }

  /**
   * Walks the first snapshots of the history, newest first. While slots are left at the history's end, the oldest snapshot is
   * kept as well, so that a short history stays as long as it can be.
   */
  static Map<Snapshot, List<String>> explain(
      CalendarPeriod period, History history, int first, int slots, String reason) {
    Map<Snapshot, List<String>> kept = new LinkedHashMap<>();
    List<String> reasons = List.of(reason);
    List<Snapshot> snapshots = history.newestFirst();
    Labels labels = new Labels(period, history);
    long served = 0;
    for (int i = 0; i < first && kept.size() < slots; i++) {
      long label = labels.at(i);
      if (i == 0 || label != served) {
        kept.put(snapshots.get(i), reasons);
        served = label;
      }
    }
    if (first > 0 && first == snapshots.size() && kept.size() < slots) {
      kept.putIfAbsent(snapshots.get(first - 1), List.of(reason + " (oldest)"));
    }
    return kept;
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
