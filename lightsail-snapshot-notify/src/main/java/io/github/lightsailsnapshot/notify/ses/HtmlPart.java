package io.github.lightsailsnapshot.notify.ses;

import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.notify.ses.MailContent.Row;
import io.github.lightsailsnapshot.notify.ses.MailContent.Section;
import io.github.lightsailsnapshot.retention.text.HtmlEscaper;

/**
 * The HTML form of a mail. It is readable without its styles, which some mail clients remove. Long sections are
 * collapsed if the client supports it.
 */
final class HtmlPart {
  private static final int MOST_UNFOLDED = 12;
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
      @media (prefers-color-scheme: dark) {
        body { background: #15181c; color: #e6e8ea }
        th, i { color: #a9b1ba }
        li { border-color: #3a4048 }
      }
      </style></head>
      <body><main>
      """;

  private final StringBuilder page = new StringBuilder();

  private HtmlPart() {}

  static String of(MailContent facts) {
    HtmlPart html = new HtmlPart();
    String headline = HtmlEscaper.escape(facts.headline());
    html.page
        .append(HEAD.replace("%s", headline))
        .append("<h1 style=\"background:" + colour(facts.outcome()) + ";color:#fff\">" + headline)
        .append("</h1>\n");
    html.part(facts);
    facts.jobs().inFull().forEach(html::job);
    facts.jobs().folded().forEach(html::section);
    return html.page.append("</main></body></html>\n").toString();
  }

  private void part(MailContent facts) {
    page.append("<p>" + HtmlEscaper.escape(facts.next()) + "</p>\n<table>\n");
    facts.facts().forEach(this::fact);
    page.append("</table>\n");
    facts.sections().forEach(this::section);
  }

  private void job(MailContent facts) {
    page.append("<h2 style=\"border-left:8px solid " + colour(facts.outcome()) + "\">"
        + HtmlEscaper.escape(facts.headline()) + "</h2>\n");
    part(facts);
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
    section.rows().forEach(this::row);
    if (section.left() > 0) {
      page.append("<li>and " + section.left() + " more</li>\n");
    }
    page.append("</ul></details>\n");
  }

  private void row(Row row) {
    page.append("<li>" + HtmlEscaper.escape(row.what()));
    if (!row.remark().isEmpty()) {
      page.append("<i>" + HtmlEscaper.escape(row.remark()) + "</i>");
    }
    page.append("</li>\n");
  }
}
