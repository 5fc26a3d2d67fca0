package io.github.lightsailsnapshot.notify.ses;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.notify.Reports;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.testing.SnapshotSeries;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The days of what is kept, in a mail. */
class MailCalendarTest {
  private static String html(List<Snapshot> kept) {
    return MailCalendar.of(kept, ZoneOffset.UTC).html();
  }

  @Test
  void isATableForEachMonthWithAMarkAndTheNumberForEachDay() {
    assertThat(html(SnapshotSeries.of(
            "2026-11-22T03:00:00Z",
            "2026-11-22T15:00:00Z",
            "2026-11-01T03:00:00Z",
            "2026-09-30T03:00:00Z")))
        .containsSubsequence(
            "<caption>November 2026: 3</caption>",
            "<b>1●</b>",
            "<td>2</td>",
            "<b>22●2</b>",
            "<td>30</td>",
            "<caption>September 2026: 1</caption>",
            "<b>30●</b>")
        .doesNotContain("October", "<img", "svg");
  }

  /** 1 November 2026 is a Sunday: six empty cells, then weeks that begin on Monday. */
  @Test
  void weeksBeginOnMonday() {
    List<String> rows = html(SnapshotSeries.of("2026-11-02T03:00:00Z"))
        .lines()
        .filter(line -> line.startsWith("<tr>"))
        .toList();
    assertThat(rows).hasSize(1 + 6);
    assertThat(rows.get(1)).isEqualTo("<tr>" + "<td></td>".repeat(6) + "<td>1</td></tr>");
    assertThat(rows.get(2))
        .startsWith("<tr><td><b>2●</b></td><td>3</td>")
        .endsWith("<td>8</td></tr>");
    assertThat(rows.get(6)).isEqualTo("<tr><td>30</td></tr></table>");
  }

  @Test
  void daysAreThoseOfTheZone() {
    assertThat(
            MailCalendar.of(SnapshotSeries.of("2026-10-31T23:30:00Z"), ZoneId.of("Europe/Berlin"))
                .html())
        .contains("November 2026: 1", "<b>1●</b>");
  }

  @Test
  void atMostSixMonthsAreShownAndTheOthersCounted() {
    String html = html(SnapshotSeries.daily(250, "2026-11-22T03:00:00Z"));
    assertThat(html.split("<caption>", -1)).hasSize(1 + 6);
    assertThat(html)
        .contains("June 2026")
        .doesNotContain("May 2026")
        .contains("<p>and 3 earlier months</p>");
  }

  @Test
  void isAbsentWhereNothingIsKept() {
    assertThat(html(List.of())).isEmpty();
  }

  @Test
  void isTheLastOfTheMail() {
    String mail = HtmlPart.of(MailContent.of(Reports.degraded(), new TimeFormat(ZoneOffset.UTC)));
    assertThat(mail.indexOf("class=\"month\"")).isGreaterThan(mail.lastIndexOf("</details>"));
  }
}
