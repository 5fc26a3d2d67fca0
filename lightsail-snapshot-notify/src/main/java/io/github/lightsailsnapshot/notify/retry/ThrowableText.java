package io.github.lightsailsnapshot.notify.retry;

import io.github.lightsailsnapshot.retention.text.PlainText;
import java.util.Objects;

/** What an exception of somebody else's is called and says, where asking it may itself throw. */
public final class ThrowableText {
  private ThrowableText() {}

  /** The name of its class; never empty, and never what the exception says. */
  public static String type(Throwable failure) {
    Class<?> type = failure.getClass();
    return type.getSimpleName().isEmpty() ? type.getName() : type.getSimpleName();
  }

  /** The first line of its message; empty if it has none, or cannot say it. */
  public static String firstLine(Throwable failure) {
    try {
      String message = Objects.requireNonNullElse(failure.getMessage(), "");
      return PlainText.firstLine(message);
    } catch (RuntimeException | Error speechless) {
      return "";
    }
  }
}
