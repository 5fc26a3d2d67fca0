package io.github.lightsailsnapshot.retention;

import io.github.lightsailsnapshot.retention.text.PlainText;
import io.github.lightsailsnapshot.retention.text.Redactor;
import java.util.function.Supplier;

/** What foreign code throws and says before it goes on: a cause to wrap, a text for a message. */
final class ForeignFailure {
  private ForeignFailure() {}

  /** What was caught and can be wrapped. The machine's own errors pass, and an interrupt is not lost. */
  static Throwable caught(Throwable thrown) {
    if (thrown instanceof VirtualMachineError machines && !(thrown instanceof StackOverflowError)) {
      throw machines;
    }
    if (thrown instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    return thrown;
  }

  /** What foreign code calls itself, or its class where it cannot even tell that. */
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
