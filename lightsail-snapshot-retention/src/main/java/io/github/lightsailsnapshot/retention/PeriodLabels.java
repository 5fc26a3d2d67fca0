package io.github.lightsailsnapshot.retention;

import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.Set;

/** Computes the label of a snapshot for each kind of period. Labels are indexed by ordinal, in memory only. */
@SuppressWarnings("EnumOrdinal")
final class PeriodLabels {
  private final ZoneRules rules;
  private final Set<CalendarPeriod> periods = CalendarPeriod.inTime();

  PeriodLabels(ZoneId zone) {
    this.rules = zone.getRules();
  }

  /** The labels by ordinal; that of {@link CalendarPeriod#SNAPSHOT} is the serial number. */
  long[] of(Snapshot snapshot, long serial) {
    long second = snapshot.createdAt().getEpochSecond();
    long local = second + rules.getOffset(PeriodCursor.known(second)).getTotalSeconds();
    long[] labels = new long[periods.size() + 1];
    labels[CalendarPeriod.SNAPSHOT.ordinal()] = serial;
    for (CalendarPeriod period : periods) {
      labels[period.ordinal()] = period.labelOf(local);
    }
    return labels;
  }
}
