package io.github.lightsailsnapshot.retention;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The state of a history while rules are applied in sequence: each snapshot is kept, dropped or still open. */
final class SequenceState {
  private final History history;
  private final TreeMap<Integer, String> kept = new TreeMap<>();
  private final BitSet givenUp = new BitSet();

  SequenceState(History history) {
    this.history = history;
  }

  /** The snapshots kept: indexes in the history, each with the rule that keeps it. */
  Map<Integer, String> kept() {
    return kept;
  }

  void apply(NewestOfEach rule) {
    PeriodCursor labels = new PeriodCursor(rule.period(), history);
    Periods periods = new Periods(covered(rule.period()), rule.count());
    int size = history.newestFirst().size();
    for (int i = givenUp.nextClearBit(0); i < size; i = givenUp.nextClearBit(i + 1)) {
      switch (periods.meet(labels.at(i))) {
        case COVERED -> {} // kept by an earlier rule, or left open for the next ones
        case SERVED -> givenUp.set(i);
        case NEW -> kept.put(i, rule.reason());
        case TOO_MANY -> {
          return;
        }
      }
    }
  }

  /** The periods that contain a snapshot kept by an earlier rule. */
  private Set<Long> covered(CalendarPeriod period) {
    PeriodCursor labels = new PeriodCursor(period, history);
    Set<Long> covered = new HashSet<>();
    kept.keySet().forEach(index -> covered.add(labels.at(index)));
    return covered;
  }

  /** How a rule treats the period of a snapshot. */
  private enum Meeting {
    COVERED,
    SERVED,
    NEW,
    TOO_MANY
  }

  /**
   * The periods that one rule encounters. Adjacent snapshots are often in the same period, so the sets are used only
   * when it changes.
   */
  private static final class Periods {
    private final Set<Long> covered;
    private final int slots;
    private final Set<Long> served = new HashSet<>();
    private long label;
    private Meeting meeting = Meeting.NEW;

    Periods(Set<Long> covered, int slots) {
      this.covered = covered;
      this.slots = slots;
    }

    Meeting meet(long next) {
      if (meeting == Meeting.NEW || next != label) {
        label = next;
        meeting = meetAnew(next);
      }
      return meeting;
    }

    private Meeting meetAnew(Long next) {
      if (covered.contains(next)) {
        return Meeting.COVERED;
      }
      if (served.contains(next)) {
        return Meeting.SERVED;
      }
      if (served.size() == slots) {
        return Meeting.TOO_MANY;
      }
      served.add(next);
      return Meeting.NEW;
    }
  }
}
