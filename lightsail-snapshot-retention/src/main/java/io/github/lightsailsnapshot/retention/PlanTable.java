package io.github.lightsailsnapshot.retention;

import io.github.lightsailsnapshot.retention.RetentionPlan.Decision;
import io.github.lightsailsnapshot.retention.text.PlainText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Formats a plan as a readable table. */
final class PlanTable {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  /** With the offset, because without it the repeated hour of a clock change is ambiguous. */
  private static final DateTimeFormatter TIME_WITH_OFFSET =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ssxxx", Locale.ROOT);

  private final RetentionPlan plan;
  private final int nameWidth;

  PlanTable(RetentionPlan plan) {
    this.plan = plan;
    this.nameWidth = plan.decisions().stream()
        .mapToInt(decision -> PlainText.line(decision.snapshot().name()).length())
        .max()
        .orElse(0);
  }

  @Override
  public String toString() {
    StringBuilder table = new StringBuilder();
    int kept = 0;
    for (Decision decision : plan.decisions()) {
      kept += decision.keeps() ? 1 : 0;
      line(table, decision);
    }
    return table
        .append(kept)
        .append(" to keep, ")
        .append(plan.decisions().size() - kept)
        .append(" to delete (times in ")
        .append(History.textOf(plan.zone()))
        .append(")")
        .toString();
  }

  private void line(StringBuilder table, Decision decision) {
    Snapshot snapshot = decision.snapshot();
    String name = PlainText.line(snapshot.name());
    table
        .append(decision.keeps() ? "keep    " : "DELETE  ")
        .append(time(snapshot.createdAt()))
        .append("  ")
        .append(name)
        .append(" ".repeat(nameWidth - name.length() + 2))
        .append(PlainText.line(String.join(", ", decision.reasons())))
        .append('\n');
  }

  private String time(Instant instant) {
    DateTimeFormatter format = plan.zone().getRules().isFixedOffset() ? TIME : TIME_WITH_OFFSET;
    try {
      return format.format(instant.atZone(plan.zone()));
    } catch (DateTimeException beyondTheCalendar) {
      return instant.toString();
    }
  }
}
