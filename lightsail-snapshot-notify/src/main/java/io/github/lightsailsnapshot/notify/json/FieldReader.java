package io.github.lightsailsnapshot.notify.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** Reads the fields of one JSON object, and refuses a name that comes twice: readers would not agree on its value. */
final class FieldReader {
  private FieldReader() {}

  /** Is told the name of a field when the parser is at its value, and leaves it at the value's last token. */
  @FunctionalInterface
  interface Visitor {
    void visit(String name) throws IOException;
  }

  /** Goes from the start of an object to its end. */
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
