package io.github.lightsailsnapshot.retention;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link InOrder}, step by step. The first rule is a {@link RollingCount} that ignores the oldest snapshot. The ranges
 * of the others depend on each other, so each step walks over the snapshots that they reach, as {@link SequenceState}
 * does, but without asking the calendar. If a label has come back after another one, all rules walk.
 */
final class RollingSequence implements RollingRule {
  private final List<NewestOfEach> rules;
  private final HeldTimeline timeline;
  private final RollingCount first;
  private final LabelSet covered = new LabelSet();
  private final LabelSet served = new LabelSet();
  private List<Held> kept = new ArrayList<>();
  private List<Held> keptBefore = new ArrayList<>();
  private @Nullable Held lastOfWalk;
  private boolean isFilled;

  RollingSequence(InOrder sequence, HeldTimeline timeline) {
    this.rules = sequence.rules();
    this.timeline = timeline;
    this.first = new RollingCount(rules.get(0), timeline);
  }

  @Override
  public void add(Held newest) {
    if (timeline.isInOrder()) {
      first.add(newest);
    }
  }

  /** Nothing changes as long as the first rule reaches equally far: deletions are of what no rule keeps. */
  @Override
  public void settle() {
    if (timeline.isInOrder() && first.isFilled() && first.last() == lastOfWalk) {
      return;
    }
    lastOfWalk = first.last();
    walkAnew();
  }

  private void walkAnew() {
    List<Held> before = kept;
    kept = keptBefore;
    keptBefore = before;
    kept.clear();
    walk();
    kept.forEach(Held::want);
    before.forEach(timeline::release);
  }

  private void walk() {
    if (timeline.isInOrder()) {
      isFilled = first.isFilled();
      Held last = first.last();
      if (isFilled && last != null) {
        walk(rules.subList(1, rules.size()), last);
      }
    } else {
      isFilled = true;
      first.releaseAll();
      walk(rules, null);
    }
  }

  /** Applies rules to what is older than the period of a snapshot, which covers the periods that it is in. */
  private void walk(List<NewestOfEach> others, @Nullable Held last) {
    long walk = timeline.nextWalk();
    Held start = last == null ? timeline.newest() : beforePeriodOf(last);
    for (NewestOfEach rule : others) {
      covered.clear();
      if (last != null) {
        covered.add(last.label(rule.period()));
      }
      cover(rule.period(), start, walk);
      served.clear();
      walkBack(rule, start, walk);
      isFilled &= served.size() == rule.count();
    }
  }

  private @Nullable Held beforePeriodOf(Held last) {
    CalendarPeriod period = rules.get(0).period();
    Held held = last.older;
    while (held != null && held.label(period) == last.label(period)) {
      held = held.older;
    }
    return held;
  }

  /** Covers the periods that contain a snapshot kept by an earlier one of the rules. */
  private void cover(CalendarPeriod period, @Nullable Held start, long walk) {
    int open = kept.size();
    for (Held held = start; held != null && open > 0; held = held.older) {
      if (held.isKeptIn(walk)) {
        covered.add(held.label(period));
        open--;
      }
    }
  }

  /** Neighbours often have the same label, so the sets are asked only when it changes. */
  private void walkBack(NewestOfEach rule, @Nullable Held start, long walk) {
    boolean isCovered = false;
    Held last = null;
    for (Held held = start; held != null; held = held.older) {
      if (held.isGivenUpIn(walk)) {
        continue;
      }
      long label = held.label(rule.period());
      boolean isAnother = last == null || last.label(rule.period()) != label;
      isCovered = isAnother ? covered.contains(label) : isCovered;
      last = held;
      if (isCovered) {
        continue;
      }
      if (!isAnother || served.contains(label)) {
        held.giveUpIn(walk);
      } else if (served.size() == rule.count()) {
        return;
      } else {
        served.add(label);
        held.keepIn(walk);
        kept.add(held);
      }
    }
  }

  @Override
  public boolean isFilled() {
    return isFilled;
  }
}
