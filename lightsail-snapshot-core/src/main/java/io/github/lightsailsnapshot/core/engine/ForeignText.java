package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.retention.text.PlainText;
import io.github.lightsailsnapshot.retention.text.Redactor;
import org.jspecify.annotations.Nullable;

/** Text from foreign code, made fit for a report: short, on one line, and without what could be a secret. */
final class ForeignText {
  private ForeignText() {}

  /** The class and message of what was thrown. Asking for the message is a call of foreign code, and may fail itself. */
  static String of(Throwable thrown) {
    String message = messageOf(thrown);
    String name = nameOf(thrown);
    return message == null ? name : name + ": " + of(message);
  }

  /** What a foreign object calls itself, or its class where it cannot tell. */
  static String named(Object foreign) {
    try {
      return of(String.valueOf(foreign));
    } catch (Throwable thrown) {
      ForeignCode.keepInterruption(thrown);
      return foreign.getClass().getName();
    }
  }

  static @Nullable String messageOf(Throwable thrown) {
    try {
      return thrown.getMessage();
    } catch (Throwable again) {
      ForeignCode.keepInterruption(again);
      return null;
    }
  }

  private static String nameOf(Throwable thrown) {
    String name = thrown.getClass().getName();
    return name.substring(1 + Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')));
  }

  static String of(String message) {
    return Redactor.standard().line(message, PlainText.LONGEST_MESSAGE);
  }
}
