package io.github.lightsailsnapshot.notify.ses;

import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.notify.ses.MailContent.Row;
import io.github.lightsailsnapshot.notify.ses.MailContent.Section;
import io.github.lightsailsnapshot.retention.text.HtmlEscaper;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The HTML form of a mail. It is readable without its styles, which some mail clients remove. Long sections are
 * collapsed if the client supports it.
 */
final class HtmlPart {
  private static final int MOST_UNFOLDED = 12;

  /** Mail services cut longer ones. What is left out is counted, and the text contains it. */
  private static final int MOST_BYTES = 79_000;

  /** For the frames of a few sections, and the end. */
  private static final int RESERVED = 1_000;

  private static final String HEAD = """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="supported-color-schemes" content="light dark">
      <title>%s</title>
      <style>
      :root { color-scheme: light dark }
      body { margin: 0; padding: 16px; background: #fff; color: #1f2328; overflow-wrap: anywhere;
        font: 16px/1.45 -apple-system, "Segoe UI", Roboto, Helvetica, Arial, sans-serif }
      main { display: block; max-width: 44em; margin: 0 auto }
      h1 { margin: 0; padding: 12px 16px; border-radius: 6px; font-size: 20px; line-height: 1.3 }
      h1 + p { font-size: 18px }
      h2 { margin: 24px 0 0; padding: 4px 12px; font-size: 17px; line-height: 1.3 }
      th { padding: 2px 16px 2px 0; text-align: left; vertical-align: top; font-weight: normal }
      td { padding: 2px 0; vertical-align: top }
      th, i { color: #57606a; font-style: normal; font-size: 14px }
      summary { margin-top: 16px; font-weight: bold; cursor: pointer }
      ul { margin: 8px 0; padding: 0; list-style: none }
      li { padding: 5px 0; border-top: 1px solid #d0d7de }
      i { display: block }
      .month { display: inline-table; margin: 8px 20px 8px 0; vertical-align: top }
      .month th, .month td { padding: 1px 3px; min-width: 24px; text-align: center; font-size: 13px; color: #57606a }
      .month caption { text-align: left; font-size: 14px }
      .month b { color: #1a7f37 }
      @media (prefers-color-scheme: dark) {
        body { background: #15181c; color: #e6e8ea }
        th, i { color: #a9b1ba }
        li { border-color: #3a4048 }
        .month th, .month td { color: #a9b1ba }
        .month b { color: #4cc38a }
      }
      </style></head>
      <body><main>
      """;

  private final StringBuilder page = new StringBuilder();
  private int room;

  private HtmlPart() {}

  static String of(MailContent facts) {
    HtmlPart html = new HtmlPart();
    String headline = HtmlEscaper.escape(facts.headline());
    String calendar = facts.calendar().html();
    html.page
        .append(HEAD.replace("%s", headline))
        .append("<h1 style=\"background:" + colour(facts.outcome()) + ";color:#fff\">" + headline)
        .append("</h1>\n");
    int jobs = facts.jobs().inFull().size();
    html.part(facts, (html.left() - bytes(calendar)) / (jobs + 1));
    html.jobs(facts.jobs().inFull());
    html.room = html.left() - bytes(calendar);
    facts.jobs().folded().forEach(html::section);
    return html.page.append(calendar).append("</main></body></html>\n").toString();
  }

  private int left() {
    return MOST_BYTES - RESERVED - bytes(page);
  }

  private void part(MailContent facts, int share) {
    int begin = bytes(page);
    page.append("<p>" + HtmlEscaper.escape(facts.next()) + "</p>\n<table>\n");
    facts.facts().forEach(this::fact);
    page.append("</table>\n");
    room = share - (bytes(page) - begin);
    facts.sections().forEach(this::section);
  }

  /** Each job has an equal share of what is left. Those for which not even their facts have room are counted. */
  private void jobs(List<MailContent> jobs) {
    int told = 0;
    while (told < jobs.size()) {
      HtmlPart job = new HtmlPart();
      job.job(jobs.get(told), left() / (jobs.size() - told));
      if (left() < bytes(job.page)) {
        page.append("<p>and " + (jobs.size() - told) + " more jobs</p>\n");
        return;
      }
      page.append(job.page);
      told++;
    }
  }

  private void job(MailContent facts, int share) {
    page.append("<h2 style=\"border-left:8px solid " + colour(facts.outcome()) + "\">"
        + HtmlEscaper.escape(facts.headline()) + "</h2>\n");
    part(facts, share);
  }

  /** White text is readable on each of these colours. */
  private static String colour(Outcome outcome) {
    return switch (outcome) {
      case SUCCEEDED -> "#1a7f37";
      case DEGRADED -> "#9a6700";
      case FAILED -> "#cf222e";
      case SKIPPED -> "#57606a";
    };
  }

  private void fact(String what, String fact) {
    page.append("<tr><th>" + what + "</th><td>" + HtmlEscaper.escape(fact) + "</td></tr>\n");
  }

  private void section(Section section) {
    page.append(section.total() > MOST_UNFOLDED ? "<details>" : "<details open>")
        .append("<summary>" + section.title() + ": " + section.total() + "</summary>\n<ul>\n");
    int shown = 0;
    for (Row row : section.rows()) {
      String item = item(row);
      if (room < bytes(item)) {
        break;
      }
      room -= bytes(item);
      page.append(item);
      shown++;
    }
    if (shown < section.total()) {
      page.append("<li>and " + (section.total() - shown) + " more</li>\n");
    }
    page.append("</ul></details>\n");
  }

  private static String item(Row row) {
    String remark = row.remark().isEmpty() ? "" : "<i>" + HtmlEscaper.escape(row.remark()) + "</i>";
    return "<li>" + HtmlEscaper.escape(row.what()) + remark + "</li>\n";
  }

  private static int bytes(CharSequence text) {
    return text.toString().getBytes(StandardCharsets.UTF_8).length;
  }
}
