package io.github.lightsailsnapshot.retention.view;

import io.github.lightsailsnapshot.retention.RetentionPlan;
import io.github.lightsailsnapshot.retention.RetentionPlan.Decision;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The decisions of a plan on the snapshots of one month, by day, each day oldest first. */
record CalendarMonth(YearMonth month, Map<Integer, List<Decision>> days) {

  /** The months that have snapshots, newest first. Times beyond the calendar have no month. */
  static List<CalendarMonth> of(RetentionPlan plan) {
    Map<YearMonth, CalendarMonth> months = new TreeMap<>(Collections.reverseOrder());
    List<Decision> decisions = new ArrayList<>(plan.decisions());
    Collections.reverse(decisions);
    for (Decision decision : decisions) {
      try {
        ZonedDateTime time = decision.snapshot().createdAt().atZone(plan.zone());
        months
            .computeIfAbsent(
                YearMonth.from(time), month -> new CalendarMonth(month, new TreeMap<>()))
            .days
            .computeIfAbsent(time.getDayOfMonth(), day -> new ArrayList<>())
            .add(decision);
      } catch (DateTimeException beyondTheCalendar) {
        // the lists contain it, but no calendar does
      }
    }
    return List.copyOf(months.values());
  }

  String name() {
    return month.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + month.getYear();
  }

  long kept() {
    return days.values().stream().flatMap(List::stream).filter(Decision::keeps).count();
  }

  long all() {
    return days.values().stream().mapToLong(List::size).sum();
  }

  /** What a person who does not see the picture needs to know. */
  String summary() {
    return name() + ": " + kept() + " kept, " + (all() - kept()) + " to delete";
  }
}
