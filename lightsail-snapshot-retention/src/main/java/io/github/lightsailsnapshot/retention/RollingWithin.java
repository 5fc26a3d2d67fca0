package io.github.lightsailsnapshot.retention;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An age rule, step by step: remembers the oldest snapshot within the span, and moves from there. At ends of months and
 * at changes of clocks, the bound can also move back. With {@link CalendarPeriod#SNAPSHOT}, it keeps everything within
 * the span.
 */
final class RollingWithin implements RollingRule {
  private final NewestOfEachWithin rule;
  private final ZoneId zone;
  private final HeldTimeline timeline;
  private @Nullable Held oldestWithin;
  private @Nullable Held oldestOfAll;
  private Instant beginning = Instant.MAX;
  private boolean isFilled;

  RollingWithin(NewestOfEachWithin rule, ZoneId zone, HeldTimeline timeline) {
    this.rule = rule;
    this.zone = zone;
    this.timeline = timeline;
  }

  @Override
  public void add(Held newest) {
    skipGone();
    if (oldestWithin != null && !newestBefore(newest).beginsPeriod(rule.period())) {
      timeline.release(newestBefore(newest));
    }
    newest.want();
    oldestWithin = oldestWithin == null ? newest : oldestWithin;
    beginning = beginning.isBefore(newest.createdAt()) ? beginning : newest.createdAt();
  }

  private static Held newestBefore(Held newest) {
    return Objects.requireNonNull(newest.older);
  }

  private void skipGone() {
    while (oldestWithin != null && oldestWithin.isGone) {
      oldestWithin = oldestWithin.newer;
    }
  }

  @Override
  public void settle() {
    Held newest = timeline.newest();
    if (newest != null) {
      skipGone();
      Instant bound = rule.span().before(newest.createdAt(), zone);
      extendTo(bound);
      shortenTo(bound);
      wantOldestOfAll();
      isFilled |= !beginning.isAfter(bound);
    }
  }

  private void extendTo(Instant bound) {
    Held next = oldestWithin == null ? timeline.newest() : oldestWithin.older;
    while (next != null && next.createdAt().isAfter(bound)) {
      oldestWithin = next;
      if (next.beginsPeriod(rule.period())) {
        next.want();
      }
      next = next.older;
    }
  }

  private void shortenTo(Instant bound) {
    while (oldestWithin != null && !oldestWithin.createdAt().isAfter(bound)) {
      if (oldestWithin.beginsPeriod(rule.period())) {
        timeline.release(oldestWithin);
      }
      oldestWithin = oldestWithin.newer;
    }
  }

  /** If all snapshots are within the span, the oldest one is kept as well. */
  private void wantOldestOfAll() {
    Held wanted = oldestWithin == timeline.oldest() ? oldestWithin : null;
    if (wanted != oldestOfAll) {
      if (wanted != null) {
        wanted.want();
      }
      if (oldestOfAll != null) {
        timeline.release(oldestOfAll);
      }
      oldestOfAll = wanted;
    }
  }

  @Override
  public boolean isFilled() {
    return isFilled;
  }
}
