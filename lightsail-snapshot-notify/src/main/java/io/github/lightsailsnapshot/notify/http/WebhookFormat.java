package io.github.lightsailsnapshot.notify.http;

import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.notify.json.ReportJson;
import io.github.lightsailsnapshot.retention.text.PlainText;

/**
 * What a webhook is sent: a JSON text made of a report. A host's own is a function; names in a report are data, which it
 * writes with a JSON library, and with {@link PlainText} where people read them.
 */
@FunctionalInterface
public interface WebhookFormat {

  /**
   * Writes a report as JSON.
   *
   * @param report how a run ended
   * @return a JSON text
   */
  String body(SnapshotReport report);

  /**
   * The whole report as {@link ReportJson#write} writes it, which a receiver on the JVM reads by {@link ReportJson#read}. Names
   * are as Lightsail has them, so whoever shows them escapes them.
   *
   * @return the format
   */
  static WebhookFormat json() {
    return ReportJson::write;
  }

  /**
   * A message for an incoming webhook of Slack's, and of those who take its format. In Slack all of it is plain text; others may take
   * its {@code text} for markup of theirs.
   *
   * @return the format
   */
  static WebhookFormat slack() {
    return SlackMessage::of;
  }

  /**
   * An adaptive card for a workflow of Microsoft Teams that posts what its webhook is sent. Data is no markdown there.
   *
   * @return the format
   */
  static WebhookFormat teams() {
    return TeamsCard::of;
  }
}
