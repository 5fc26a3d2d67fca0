package io.github.lightsailsnapshot.examples.commandline.doctor;

import io.github.lightsailsnapshot.examples.commandline.output.JsonDocument;
import java.util.List;

/** Findings as JSON. */
final class DoctorDocument {
  private DoctorDocument() {}

  static String of(List<Finding> findings) {
    return JsonDocument.of("doctor", json -> {
      json.writeArrayFieldStart("checks");
      for (Finding finding : findings) {
        json.writeStartObject();
        json.writeStringField("check", finding.check());
        json.writeStringField("status", finding.status().name());
        json.writeStringField("text", finding.text());
        json.writeEndObject();
      }
      json.writeEndArray();
    });
  }
}
