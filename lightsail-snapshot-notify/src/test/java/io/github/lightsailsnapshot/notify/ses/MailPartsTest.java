package io.github.lightsailsnapshot.notify.ses;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.report.RunReport;
import io.github.lightsailsnapshot.notify.Fleets;
import io.github.lightsailsnapshot.notify.Golden;
import io.github.lightsailsnapshot.notify.Reports;
import io.github.lightsailsnapshot.retention.text.HtmlEscaper;
import io.github.lightsailsnapshot.retention.text.PlainText;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MailPartsTest {
  private static final TimeFormat UTC = new TimeFormat(ZoneOffset.UTC);
  private static final Map<String, RunReport> REPORTS = Map.of(
      "succeeded", Reports.succeeded(),
      "degraded", Reports.degraded(),
      "failed", Reports.failed("nobody"),
      "skipped", Reports.skipped(),
      "hostile", Reports.hostile(),
      "fleet-succeeded", Fleets.succeeded(),
      "fleet-failed", Fleets.failed(),
      "fleet-hostile", Fleets.hostile());

  private static MailContent facts(RunReport report) {
    return MailContent.of(report, UTC);
  }

  @Test
  void eachReportIsWhatItsFilesSay() {
    REPORTS.forEach((name, report) -> {
      Golden.matches("mail-" + name + ".txt", TextPart.of(facts(report)));
      Golden.matches("mail-" + name + ".html", HtmlPart.of(facts(report)));
    });
  }

  @Test
  void bothPartsHaveTheSameFacts() {
    REPORTS.values().stream().map(MailPartsTest::facts).forEach(facts -> {
      String text = TextPart.of(facts);
      String html = HtmlPart.of(facts);
      facts.facts().forEach((what, fact) -> {
        assertThat(text).contains(what, PlainText.line(fact));
        assertThat(html).contains(what, HtmlEscaper.escape(fact));
      });
      facts.sections().forEach(section -> {
        String title = section.title() + ": " + section.total();
        assertThat(text).contains(title);
        assertThat(html).contains(title);
        assertThat(text.lines().filter(line -> line.startsWith("- ")))
            .hasSizeGreaterThanOrEqualTo(section.rows().size());
        section
            .rows()
            .forEach(row -> assertThat(html)
                .contains(HtmlEscaper.escape(row.what()), HtmlEscaper.escape(row.remark())));
      });
    });
  }

  @Test
  void namesAreDataInHtml() {
    dataAlone(HtmlPart.of(facts(Reports.hostile())));
    dataAlone(HtmlPart.of(facts(Fleets.hostile())));
  }

  private static void dataAlone(String html) {
    assertThat(Pattern.compile("</?([a-z0-9]+)").matcher(html).results().map(tag -> tag.group(1)))
        .isSubsetOf(
            "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "p", "table",
            "tr", "th", "td", "details", "summary", "ul", "li", "i", "div", "caption", "b");
    assertThat(html).doesNotContain("alert('1')", "\u202e").contains("&#60;script&#62;alert");
  }

  @Test
  void aLineOfTextCannotForgeAnother() {
    assertThat(TextPart.of(facts(Reports.hostile())).lines()).noneMatch(l -> l.startsWith("Bcc"));
    assertThat(TextPart.of(facts(Fleets.hostile())).lines()).noneMatch(l -> l.startsWith("Bcc"));
  }

  @Test
  void manyDeletionsAreFoldedAndCounted() {
    String html = HtmlPart.of(facts(Reports.flood(500)));
    assertThat(html)
        .contains("<details><summary>Deleted: 495</summary>")
        .contains("<details open><summary>Could not be deleted: 5</summary>")
        .contains("<details open><summary>Kept: 1</summary>")
        .contains("Kept 1, deleted 495, could not delete 5");
    assertThat(html.getBytes(StandardCharsets.UTF_8))
        .as("some services cut at 102 kB, some at less")
        .hasSizeLessThan(80_000);
  }

  @Test
  void aFloodIsCutButCounted() {
    MailContent facts = facts(Reports.flood(10_000));
    String html = HtmlPart.of(facts);
    long items = html.lines().filter(line -> line.startsWith("<li>")).count();
    assertThat(html).contains("Deleted: 9900<");
    assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(80_000);
    int listed = Pattern.compile("<li>and (\\d+) more</li>")
        .matcher(html)
        .results()
        .mapToInt(more -> Integer.parseInt(more.group(1)) - 1)
        .sum();
    assertThat(items + listed)
        .isEqualTo(
            facts.sections().stream().mapToInt(MailContent.Section::total).sum());
    assertThat(TextPart.of(facts)).contains("Deleted: 9900\n", "- and 7900 more\n");
  }

  @Test
  void timesTellTheTwoHoursOfAnAutumnNightApart() {
    TimeFormat berlin = new TimeFormat(ZoneId.of("Europe/Berlin"));
    assertThat(berlin.at(Instant.parse("2026-10-25T00:30:00Z")))
        .isEqualTo("2026-10-25 02:30:00 +02:00");
    assertThat(berlin.at(Instant.parse("2026-10-25T01:30:00Z")))
        .isEqualTo("2026-10-25 02:30:00 +01:00");
  }

  @Test
  void lengthsAreThoseThatPeopleSay() {
    assertThat(TimeFormat.length(Duration.ofMillis(1_900))).isEqualTo("1 s");
    assertThat(TimeFormat.length(Duration.ofSeconds(754))).isEqualTo("12 min 34 s");
    assertThat(TimeFormat.length(Duration.ofMinutes(62))).isEqualTo("1 h 2 min");
  }
}
