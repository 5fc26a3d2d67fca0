package io.github.lightsailsnapshot.notify.http;

import io.github.lightsailsnapshot.core.report.RunReport;
import io.github.lightsailsnapshot.notify.json.ReportJson;
import io.github.lightsailsnapshot.retention.text.PlainText;

/**
 * Formats a report as the JSON body of a webhook. A custom format is a function. Because names in a report are foreign
 * text, write them with a JSON library, and with {@link PlainText} if people read them.
 */
@FunctionalInterface
public interface WebhookFormat {

  /**
   * Writes a report as JSON.
   *
   * @param report the report of a job or of a fleet
   * @return a JSON text
   */
  String body(RunReport report);

  /**
   * Returns the format of the whole report, as written by {@link ReportJson#write}. A receiver on the JVM can read it
   * with {@link ReportJson#read}. Names are not sanitised; escape them before displaying them.
   *
   * @return the format
   */
  static WebhookFormat json() {
    return ReportJson::write;
  }

  /**
   * Returns the format of a message for incoming webhooks of Slack and of services that accept its format. In Slack,
   * everything is plain text; other services may interpret {@code text} as markup.
   *
   * @return the format
   */
  static WebhookFormat slack() {
    return SlackMessage::of;
  }

  /**
   * Returns the format of an adaptive card for a Microsoft Teams workflow that posts the body of its webhook. Names are
   * not interpreted as Markdown.
   *
   * @return the format
   */
  static WebhookFormat teams() {
    return TeamsCard::of;
  }
}
