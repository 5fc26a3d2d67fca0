package io.github.lightsailsnapshot.notify.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import java.io.IOException;

/**
 * A report as Slack shows it. {@code text} is what notifications and those who know no blocks show. Nothing is in Slack's
 * markup; {@code & < >} are written as Slack asks for in any text. A header holds 150 characters, a section 3000, and each
 * character of data may become five.
 */
final class SlackMessage {
  private static final int LONGEST_HEADER = 150;

  private SlackMessage() {}

  static String of(SnapshotReport report) {
    ChatLines lines = ChatLines.of(report);
    String headline = escaped(lines.headline());
    return Json.object(json -> {
      json.writeStringField("text", headline + "\n" + escaped(lines.next()));
      json.writeBooleanField("mrkdwn", false);
      json.writeBooleanField("unfurl_links", false);
      json.writeArrayFieldStart("blocks");
      block(json, headline.length() <= LONGEST_HEADER ? "header" : "section", headline);
      block(json, "section", escaped(lines.next()));
      block(json, "section", escaped(String.join("\n", lines.facts())));
      for (String problem : lines.problems()) {
        block(json, "section", escaped(problem));
      }
      json.writeEndArray();
    });
  }

  private static void block(JsonGenerator json, String type, String text) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", type);
    json.writeObjectFieldStart("text");
    json.writeStringField("type", "plain_text");
    json.writeStringField("text", text);
    json.writeBooleanField("emoji", false);
    json.writeEndObject();
    json.writeEndObject();
  }

  private static String escaped(String data) {
    return data.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
