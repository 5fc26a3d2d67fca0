package io.github.lightsailsnapshot.notify.retry;

import io.github.lightsailsnapshot.retention.text.PlainText;
import java.util.Objects;

/** The class name and message of an exception of foreign code, whose methods may throw. */
public final class ThrowableText {
  private ThrowableText() {}

  /** Returns the name of the exception's class, without its message; never empty. */
  public static String type(Throwable failure) {
    Class<?> type = failure.getClass();
    return type.getSimpleName().isEmpty() ? type.getName() : type.getSimpleName();
  }

  /**
   * Returns the first line of the exception's message, or an empty string if there is none or it cannot be obtained.
   */
  public static String firstLine(Throwable failure) {
    try {
      String message = Objects.requireNonNullElse(failure.getMessage(), "");
      return PlainText.firstLine(message);
    } catch (RuntimeException | Error speechless) {
      return "";
    }
  }
}
