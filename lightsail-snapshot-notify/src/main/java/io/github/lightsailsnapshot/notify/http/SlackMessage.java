package io.github.lightsailsnapshot.notify.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.lightsailsnapshot.core.report.RunReport;
import java.io.IOException;

/**
 * A report as a Slack message. Notifications, and clients without support for blocks, show {@code text}. Nothing is
 * formatted as Slack's markup; {@code & < >} are escaped as Slack requires. A header is limited to 150 characters and a
 * section to 3000, and a character may be escaped as five.
 */
final class SlackMessage {
  private static final int LONGEST_HEADER = 150;

  private SlackMessage() {}

  static String of(RunReport report) {
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
