package io.github.lightsailsnapshot.retention;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The state of a history while rules in sequence work on it: kept, given up, or open for the rules to come. */
final class Sequence {
  private final History history;
  private final TreeMap<Integer, String> kept = new TreeMap<>();
  private final BitSet decided = new BitSet();

  Sequence(History history) {
    this.history = history;
  }

  /** What is kept: indexes in the history, each with the rule that keeps it. */
  Map<Integer, String> kept() {
    return kept;
  }

  void apply(NewestOfEach rule) {
    Set<Long> covered = covered(rule.period());
    Set<Long> served = new HashSet<>();
    Labels labels = new Labels(rule.period(), history);
    int size = history.newestFirst().size();
    for (int i = decided.nextClearBit(0); i < size; i = decided.nextClearBit(i + 1)) {
      Long label = labels.at(i);
      if (covered.contains(label)) {
        continue;
      }
      if (served.contains(label)) {
        decided.set(i);
      } else if (served.size() < rule.count()) {
        served.add(label);
        decided.set(i);
        kept.put(i, rule.reason());
      } else {
        return;
      }
    }
  }

  /** The periods that hold a snapshot which an earlier rule kept. */
  private Set<Long> covered(CalendarPeriod period) {
    Labels labels = new Labels(period, history);
    Set<Long> covered = new HashSet<>();
    kept.keySet().forEach(index -> covered.add(labels.at(index)));
    return covered;
  }
}
