package io.github.lightsailsnapshot.core.engine;

import io.github.lightsailsnapshot.retention.text.PlainText;
import io.github.lightsailsnapshot.retention.text.Redactor;
import org.jspecify.annotations.Nullable;

/** Prepares text from foreign code for a report: short, on one line, and without possible secrets. */
public final class ForeignText {
  private ForeignText() {}

  /** The class and message of an exception. Getting the message is a call of foreign code, and may itself fail. */
  static String of(Throwable thrown) {
    String message = messageOf(thrown);
    String name = nameOf(thrown);
    return message == null ? name : name + ": " + of(message);
  }

  /** The text of a foreign object, or its class if toString() fails. */
  static String named(Object foreign) {
    try {
      return of(String.valueOf(foreign));
    } catch (Throwable thrown) {
      ForeignCode.keepInterruption(thrown);
      return foreign.getClass().getName();
    }
  }

  /** The message of an exception, or the name of its class if there is none or it cannot be obtained. */
  public static String messageOrType(Throwable thrown) {
    String message = messageOf(thrown);
    return message == null ? nameOf(thrown) : message;
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
    Class<?> type = thrown.getClass();
    while (simpleNameOf(type).matches("\\d+")) {
      type = type.getSuperclass();
    }
    return simpleNameOf(type);
  }

  /** Without loading the classes around it, as {@link Class#getSimpleName()} does; a number if the class is anonymous. */
  private static String simpleNameOf(Class<?> type) {
    String name = type.getName();
    return name.substring(1 + Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')));
  }

  static String of(String message) {
    return Redactor.standard().line(message, PlainText.LONGEST_MESSAGE);
  }
}
