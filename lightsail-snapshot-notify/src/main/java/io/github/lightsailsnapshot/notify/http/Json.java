package io.github.lightsailsnapshot.notify.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Writes JSON with Jackson. */
final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();

  private Json() {}

  /** Writes the content of one object. */
  interface Content {
    void writeTo(JsonGenerator json) throws IOException;
  }

  static String object(Content content) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.writeStartObject();
      content.writeTo(json);
      json.writeEndObject();
    } catch (IOException notIntoMemory) {
      throw new UncheckedIOException(notIntoMemory);
    }
    return text.toString();
  }
}
