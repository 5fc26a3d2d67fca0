package io.github.lightsailsnapshot.notify.json;

import com.fasterxml.jackson.core.JsonParser;
import io.github.lightsailsnapshot.retention.text.PlainText;

/**
 * Thrown if a text is not a valid report. The message is one line, which contains the field as a JSON Pointer, such as
 * {@code /plan/decisions/0/verdict}, and what is expected.
 */
public final class ReportFormatException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;
  private static final int LONGEST_FIELD = 200;

  ReportFormatException(String message) {
    super(message);
  }

  /** Creates an exception about the value or field at the parser's position. */
  static ReportFormatException at(JsonParser json, String within, String what) {
    String field = json.getParsingContext().pathAsPointer() + within;
    return new ReportFormatException(
        (field.isEmpty() ? "The report" : PlainText.line(field, LONGEST_FIELD)) + " " + what);
  }
}
