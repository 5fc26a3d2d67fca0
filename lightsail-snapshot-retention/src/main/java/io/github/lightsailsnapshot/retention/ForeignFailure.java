package io.github.lightsailsnapshot.retention;

import io.github.lightsailsnapshot.retention.text.PlainText;
import io.github.lightsailsnapshot.retention.text.Redactor;
import java.util.function.Supplier;

/** Handles exceptions and texts of foreign code. */
final class ForeignFailure {
  private ForeignFailure() {}

  /** Returns an exception that can be wrapped. Errors of the JVM are rethrown, and the interrupt flag is restored. */
  static Throwable caught(Throwable thrown) {
    if (thrown instanceof VirtualMachineError machines && !(thrown instanceof StackOverflowError)) {
      throw machines;
    }
    if (thrown instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    return thrown;
  }

  /** The text of foreign code, or its class if the text cannot be obtained. */
  static String said(Object speaker, Supplier<String> words) {
    String text;
    try {
      text = words.get();
    } catch (Throwable thrown) {
      text = caught(thrown) == thrown ? speaker.getClass().getName() : "";
    }
    return Redactor.standard().line(String.valueOf(text), PlainText.LONGEST_QUOTE);
  }
}
