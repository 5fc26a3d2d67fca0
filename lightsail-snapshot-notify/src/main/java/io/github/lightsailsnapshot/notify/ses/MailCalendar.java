package io.github.lightsailsnapshot.notify.ses;

import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The days of which snapshots are kept, as tables that a client shows even if it blocks pictures and removes styles.
 *
 * @param months the number of snapshots for each day of a month, newest month first; only months that have some
 */
record MailCalendar(Map<YearMonth, Map<Integer, Integer>> months) {
  /** Shows nothing. */
  static final MailCalendar NONE = new MailCalendar(Map.of());

  private static final int MOST_MONTHS = 6;
  private static final int DAYS_PER_WEEK = 7;
  private static final String WEEK =
      "<tr><th>M</th><th>T</th><th>W</th><th>T</th><th>F</th><th>S</th><th>S</th></tr>\n";

  static MailCalendar of(Collection<Snapshot> kept, ZoneId zone) {
    Map<YearMonth, Map<Integer, Integer>> months = new TreeMap<>(Collections.reverseOrder());
    for (Snapshot snapshot : kept) {
      LocalDate day = LocalDate.ofInstant(snapshot.createdAt(), zone);
      months
          .computeIfAbsent(YearMonth.from(day), month -> new TreeMap<>())
          .merge(day.getDayOfMonth(), 1, Integer::sum);
    }
    return new MailCalendar(months);
  }

  String html() {
    if (months.isEmpty()) {
      return "";
    }
    StringBuilder html =
        new StringBuilder("<p>Days with a kept snapshot, marked by \u25cf:</p>\n<div>\n");
    months.entrySet().stream()
        .limit(MOST_MONTHS)
        .forEach(month -> month(month.getKey(), month.getValue(), html));
    html.append("</div>\n");
    if (months.size() > MOST_MONTHS) {
      html.append("<p>and ").append(months.size() - MOST_MONTHS).append(" earlier months</p>\n");
    }
    return html.toString();
  }

  private static void month(YearMonth month, Map<Integer, Integer> days, StringBuilder html) {
    int kept = days.values().stream().mapToInt(Integer::intValue).sum();
    html.append("<table class=\"month\"><caption>"
        + month.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + month.getYear()
        + ": " + kept + "</caption>\n" + WEEK + "<tr>");
    int before = month.atDay(1).getDayOfWeek().getValue() - 1;
    html.append("<td></td>".repeat(before));
    for (int day = 1; day <= month.lengthOfMonth(); day++) {
      html.append(day > 1 && (before + day) % DAYS_PER_WEEK == 1 ? "</tr>\n<tr>" : "")
          .append(cell(day, days.getOrDefault(day, 0)));
    }
    html.append("</tr></table>\n");
  }

  private static String cell(int day, int kept) {
    if (kept == 0) {
      return "<td>" + day + "</td>";
    }
    return "<td><b>" + day + "\u25cf" + (kept == 1 ? "" : kept) + "</b></td>";
  }
}
