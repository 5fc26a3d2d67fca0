package io.github.lightsailsnapshot.notify.ses;

import io.github.lightsailsnapshot.notify.ses.MailContent.Row;
import io.github.lightsailsnapshot.notify.ses.MailContent.Section;
import io.github.lightsailsnapshot.retention.text.PlainText;

/** The text form of a mail. */
final class TextPart {
  private static final String RULE = "-".repeat(60);

  private final StringBuilder page = new StringBuilder();

  private TextPart() {}

  static String of(MailContent facts) {
    TextPart text = new TextPart();
    text.part(facts);
    facts.jobs().inFull().forEach(text::job);
    facts.jobs().folded().forEach(text::section);
    return text.page.toString();
  }

  private void part(MailContent facts) {
    line(facts.headline());
    line("");
    line(facts.next());
    line("");
    facts.facts().forEach((what, fact) -> line(what + ": " + fact));
    facts.sections().forEach(this::section);
  }

  private void job(MailContent facts) {
    line("");
    line(RULE);
    part(facts);
  }

  private void section(Section section) {
    line("");
    line(section.title() + ": " + section.total());
    section.rows().forEach(this::row);
    if (section.left() > 0) {
      line("- and " + section.left() + " more");
    }
  }

  private void row(Row row) {
    line("- " + row.what() + (row.remark().isEmpty() ? "" : " (" + row.remark() + ")"));
  }

  private void line(String text) {
    page.append(PlainText.line(text)).append('\n');
  }
}
