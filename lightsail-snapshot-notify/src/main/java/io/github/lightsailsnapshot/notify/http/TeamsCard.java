package io.github.lightsailsnapshot.notify.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.RunReport;
import java.io.IOException;

/** A report as a Microsoft Teams card. Unlike text blocks, text runs are not interpreted as Markdown. */
final class TeamsCard {
  private final JsonGenerator json;

  private TeamsCard(JsonGenerator json) {
    this.json = json;
  }

  static String of(RunReport report) {
    return Json.object(json -> new TeamsCard(json).write(report.outcome(), ChatLines.of(report)));
  }

  private void write(Outcome outcome, ChatLines lines) throws IOException {
    json.writeStringField("type", "message");
    json.writeArrayFieldStart("attachments");
    json.writeStartObject();
    json.writeStringField("contentType", "application/vnd.microsoft.card.adaptive");
    json.writeObjectFieldStart("content");
    card(outcome, lines);
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndArray();
  }

  private void card(Outcome outcome, ChatLines lines) throws IOException {
    json.writeStringField("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
    json.writeStringField("type", "AdaptiveCard");
    json.writeStringField("version", "1.4");
    json.writeArrayFieldStart("body");
    line(lines.headline(), "Bolder", colour(outcome));
    line(lines.next(), "Default", "Default");
    for (String fact : lines.facts()) {
      line(fact, "Lighter", "Default");
    }
    for (String problem : lines.problems()) {
      line(problem, "Default", "Default");
    }
    json.writeEndArray();
  }

  private static String colour(Outcome outcome) {
    return switch (outcome) {
      case SUCCEEDED -> "Good";
      case DEGRADED, SKIPPED -> "Warning";
      case FAILED -> "Attention";
    };
  }

  private void line(String text, String weight, String colour) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", "RichTextBlock");
    json.writeArrayFieldStart("inlines");
    json.writeStartObject();
    json.writeStringField("type", "TextRun");
    json.writeStringField("text", text);
    json.writeStringField("weight", weight);
    json.writeStringField("color", colour);
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }
}
