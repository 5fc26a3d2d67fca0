package io.github.lightsailsnapshot.retention;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;

/**
 * Determines the period of each snapshot of a history, from the newest to the oldest. It computes a label only when a
 * snapshot is older than the current period; otherwise, comparing two numbers is enough.
 */
final class PeriodCursor {
  private static final long EARLIEST = LocalDateTime.MIN.plusDays(2).toEpochSecond(ZoneOffset.UTC);
  private static final long LATEST = LocalDateTime.MAX.minusDays(2).toEpochSecond(ZoneOffset.UTC);

  private final CalendarPeriod period;
  private final List<Snapshot> newestFirst;
  private final ZoneRules rules;
  private long label;
  private long knownFrom = Long.MAX_VALUE;

  PeriodCursor(CalendarPeriod period, History history) {
    this.period = period;
    this.newestFirst = history.newestFirst();
    this.rules = history.zone().getRules();
  }

  /** Returns the label of the snapshot at an index, which must not be less than that of the previous call. */
  long at(int index) {
    if (period == CalendarPeriod.SNAPSHOT) {
      return index;
    }
    long second = newestFirst.get(index).createdAt().getEpochSecond();
    if (second < knownFrom) {
      askCalendar(second);
    }
    return label;
  }

  private void askCalendar(long second) {
    Instant known = known(second);
    long offset = rules.getOffset(known).getTotalSeconds();
    label = period.labelOf(second + offset);
    knownFrom = Math.max(period.startOf(label) - offset, offsetSince(known));
  }

  /** The moment at which to ask for a second's offset: those beyond the calendar have that of its ends. */
  static Instant known(long second) {
    return Instant.ofEpochSecond(Math.min(Math.max(second, EARLIEST), LATEST));
  }

  private long offsetSince(Instant known) {
    ZoneOffsetTransition transition = rules.previousTransition(known.plusSeconds(1));
    return transition == null ? Long.MIN_VALUE : transition.toEpochSecond();
  }
}
