package io.github.lightsailsnapshot.notify.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.lightsailsnapshot.core.SnapshotReport;
import java.io.IOException;

/**
 * A report as Slack shows it. {@code text} is what notifications and those who know no blocks show. In Slack's markup only
 * {@code & < >} begin a mention or a link; "verbatim" keeps it from finding some by itself. A section holds 3000 characters,
 * and each character of data may become five.
 */
final class SlackMessage {
  private SlackMessage() {}

  static String of(SnapshotReport report) {
    ChatLines lines = ChatLines.of(report);
    return Json.object(json -> {
      json.writeStringField("text", escaped(lines.headline()) + "\n" + escaped(lines.next()));
      json.writeBooleanField("unfurl_links", false);
      json.writeArrayFieldStart("blocks");
      section(json, "*" + escaped(lines.headline()) + "*");
      section(json, escaped(lines.next()));
      section(
          json,
          String.join("\n", lines.facts().stream().map(SlackMessage::escaped).toList()));
      for (String problem : lines.problems()) {
        section(json, escaped(problem));
      }
      json.writeEndArray();
    });
  }

  private static void section(JsonGenerator json, String markup) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", "section");
    json.writeObjectFieldStart("text");
    json.writeStringField("type", "mrkdwn");
    json.writeStringField("text", markup);
    json.writeBooleanField("verbatim", true);
    json.writeEndObject();
    json.writeEndObject();
  }

  private static String escaped(String data) {
    return data.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
