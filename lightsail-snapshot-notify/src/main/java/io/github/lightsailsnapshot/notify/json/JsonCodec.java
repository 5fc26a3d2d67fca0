package io.github.lightsailsnapshot.notify.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.github.lightsailsnapshot.retention.text.PlainText;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads and writes one kind of value.
 *
 * @param wanted what is expected, for messages
 * @param reading reads from the first token of the value to its last; returns empty for another kind of value
 * @param writing writes the whole value
 */
record JsonCodec<T>(String wanted, Reading<T> reading, Writing<T> writing) {
  private static final int LONGEST_SHOWN = 60;

  /** Reads a value, if it is of this kind. */
  @FunctionalInterface
  interface Reading<T> {
    Optional<T> from(JsonParser json) throws IOException;
  }

  /** Writes a value. */
  @FunctionalInterface
  interface Writing<T> {
    void to(JsonGenerator json, T value) throws IOException;
  }

  JsonCodec<T> wanting(String words) {
    return new JsonCodec<>(words, reading, writing);
  }

  T read(JsonParser json) throws IOException {
    Optional<T> value = reading.from(json);
    if (value.isEmpty()) {
      throw ReportFormatException.at(json, "", "is " + shown(json) + ": give " + wanted);
    }
    return value.get();
  }

  void write(JsonGenerator json, T value) throws IOException {
    writing.to(json, value);
  }

  private static String shown(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "a list";
      case VALUE_STRING -> '"' + PlainText.line(json.getText(), LONGEST_SHOWN) + '"';
      default -> PlainText.line(json.getText(), LONGEST_SHOWN);
    };
  }
}
