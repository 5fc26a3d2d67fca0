package io.github.lightsailsnapshot.examples.commandline.schedule;

import io.github.lightsailsnapshot.examples.commandline.output.JsonDocument;
import java.util.List;
import java.util.Map;

/** What a schedule consists of as JSON. */
final class ScheduleDocument {
  private ScheduleDocument() {}

  /**
   * The lines of a crontab.
   *
   * @param variables those that must be completed, because they are secret
   */
  static String ofCrontab(List<String> lines, List<String> variables) {
    return JsonDocument.of("crontab", json -> {
      JsonDocument.texts(json, "lines", lines);
      JsonDocument.texts(json, "variables", variables);
    });
  }

  /**
   * Units of systemd.
   *
   * @param files their text, by path
   * @param commands what enables them
   * @param variables those that must be completed, because they are secret
   */
  static String ofSystemd(
      Map<String, String> files, List<String> commands, List<String> variables) {
    return JsonDocument.of("systemd", json -> {
      json.writeArrayFieldStart("files");
      for (Map.Entry<String, String> file : files.entrySet()) {
        json.writeStartObject();
        json.writeStringField("path", file.getKey());
        json.writeStringField("text", file.getValue());
        json.writeEndObject();
      }
      json.writeEndArray();
      JsonDocument.texts(json, "commands", commands);
      JsonDocument.texts(json, "variables", variables);
    });
  }
}
