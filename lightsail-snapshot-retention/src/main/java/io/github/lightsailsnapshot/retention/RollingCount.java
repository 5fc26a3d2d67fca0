package io.github.lightsailsnapshot.retention;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * {@link NewestOfEach}, step by step. A new snapshot either takes the place of the newest one kept, or adds a period,
 * and then the last of too many is released. Nothing in between can change, because what is kept is never deleted.
 */
final class RollingCount implements RollingRule {
  private final NewestOfEach rule;
  private final HeldTimeline timeline;
  private final Deque<Held> newestOfEach = new ArrayDeque<>();
  private @Nullable Held oldest;

  RollingCount(NewestOfEach rule, HeldTimeline timeline) {
    this.rule = rule;
    this.timeline = timeline;
  }

  @Override
  public void add(Held newest) {
    Held last = newestOfEach.peekFirst();
    if (last != null && last.label(rule.period()) == newest.label(rule.period())) {
      timeline.release(newestOfEach.removeFirst());
    }
    newest.want();
    newestOfEach.addFirst(newest);
    if (newestOfEach.size() > rule.count()) {
      timeline.release(newestOfEach.removeLast());
    }
  }

  @Override
  public void settle() {
    Held wanted = isFilled() ? null : timeline.oldest();
    if (wanted != oldest) {
      if (wanted != null) {
        wanted.want();
      }
      if (oldest != null) {
        timeline.release(oldest);
      }
      oldest = wanted;
    }
  }

  /** The oldest snapshot of those that are the newest of a period. */
  @Nullable
  Held last() {
    return newestOfEach.peekLast();
  }

  void releaseAll() {
    newestOfEach.forEach(timeline::release);
    newestOfEach.clear();
  }

  @Override
  public boolean isFilled() {
    return newestOfEach.size() == rule.count();
  }
}
