package io.github.lightsailsnapshot.notify.json;

import com.fasterxml.jackson.core.JsonParser;
import io.github.lightsailsnapshot.retention.text.PlainText;

/**
 * A text is no report. The message is one line, which names the field as a JSON Pointer, such as {@code
 * /plan/decisions/0/verdict}, and says what would be right.
 */
public final class ReportFormatException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;
  private static final int LONGEST_FIELD = 200;

  ReportFormatException(String message) {
    super(message);
  }

  /** What is wrong with the value, or the field, that the parser is at. */
  static ReportFormatException at(JsonParser json, String within, String what) {
    String field = json.getParsingContext().pathAsPointer() + within;
    return new ReportFormatException(
        (field.isEmpty() ? "The report" : PlainText.line(field, LONGEST_FIELD)) + " " + what);
  }
}
