package io.github.lightsailsnapshot.examples.commandline.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A document of one object, on one line. documents.schema.json describes every kind; a change that breaks a reader raises
 * the version.
 */
public final class JsonDocument {
  private static final int VERSION = 1;
  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonDocument() {}

  /** Writes the fields of a document after the common ones. */
  @FunctionalInterface
  public interface Fields {
    void writeTo(JsonGenerator json) throws IOException;
  }

  /** Writes a document. */
  public static String of(String kind, Fields fields) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.writeStartObject();
      json.writeNumberField("version", VERSION);
      json.writeStringField("kind", kind);
      fields.writeTo(json);
      json.writeEndObject();
    } catch (IOException notIntoMemory) {
      throw new UncheckedIOException(notIntoMemory);
    }
    return text.toString();
  }

  /** Writes a field with a list of texts. */
  public static void texts(JsonGenerator json, String field, List<String> texts)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }
}
