package io.github.lightsailsnapshot.retention.view;

import io.github.lightsailsnapshot.retention.RetentionPlan.Decision;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Words for decisions and times. */
final class DecisionText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter TIME_WITH_OFFSET =
      DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mmxxx", Locale.ENGLISH);

  private DecisionText() {}

  static String line(Decision decision, ZoneId zone) {
    return time(decision.snapshot().createdAt(), zone) + " "
        + decision.snapshot().name() + (decision.keeps() ? ", kept: " : ", to delete: ")
        + reasons(decision);
  }

  static String reasons(Decision decision) {
    return String.join(", ", decision.reasons());
  }

  static String time(Instant time, ZoneId zone) {
    try {
      DateTimeFormatter format = zone.getRules().isFixedOffset() ? TIME : TIME_WITH_OFFSET;
      return format.format(time.atZone(zone));
    } catch (DateTimeException beyondTheCalendar) {
      return time.toString();
    }
  }

  /** {@link ZoneOffset#UTC} has the id Z. */
  static String zone(ZoneId zone) {
    return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
  }
}
