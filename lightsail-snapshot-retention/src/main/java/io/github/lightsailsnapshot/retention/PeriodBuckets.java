package io.github.lightsailsnapshot.retention;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Iterates over a history, newest first, and keeps the first snapshot of each period. */
record PeriodBuckets(CalendarPeriod period, History history, String reason) {

  /**
   * Iterates over the first snapshots of the history until the count is reached. If it is not reached, the oldest
   * snapshot is kept as well, so that a short history remains as long as possible.
   */
  Map<Snapshot, List<String>> keep(int first, int slots) {
    Map<Snapshot, List<String>> kept = new LinkedHashMap<>();
    List<String> reasons = List.of(reason);
    List<Snapshot> snapshots = history.newestFirst();
    PeriodCursor labels = new PeriodCursor(period, history);
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
}
