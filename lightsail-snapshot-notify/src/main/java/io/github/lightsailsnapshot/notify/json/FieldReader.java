package io.github.lightsailsnapshot.notify.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** Reads the fields of one JSON object, and rejects duplicate names, which readers interpret differently. */
final class FieldReader {
  private FieldReader() {}

  /**
   * Called with the name of each field. The parser is at the value's first token, and must be at its last token on
   * return.
   */
  @FunctionalInterface
  interface Visitor {
    void visit(String name) throws IOException;
  }

  /** Reads an object from its start to its end. */
  static void each(JsonParser json, Visitor visitor) throws IOException {
    Set<String> names = new HashSet<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      if (!names.add(name)) {
        throw ReportFormatException.at(json, "", "is there twice: give it once");
      }
      json.nextToken();
      visitor.visit(name);
    }
  }
}
