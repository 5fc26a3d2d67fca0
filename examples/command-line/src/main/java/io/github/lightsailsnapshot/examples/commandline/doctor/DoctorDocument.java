package io.github.lightsailsnapshot.examples.commandline.doctor;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** Findings as JSON. */
final class DoctorDocument {
  private static final int VERSION = 1;
  private static final JsonFactory FACTORY = new JsonFactory();

  private DoctorDocument() {}

  static String of(List<Finding> findings) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.writeStartObject();
      json.writeNumberField("version", VERSION);
      json.writeStringField("kind", "doctor");
      json.writeArrayFieldStart("checks");
      for (Finding finding : findings) {
        json.writeStartObject();
        json.writeStringField("check", finding.check());
        json.writeStringField("status", finding.status().name());
        json.writeStringField("text", finding.text());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException notIntoMemory) {
      throw new UncheckedIOException(notIntoMemory);
    }
    return text.toString();
  }
}
