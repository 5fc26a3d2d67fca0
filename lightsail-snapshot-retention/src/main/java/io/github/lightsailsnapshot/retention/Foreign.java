package io.github.lightsailsnapshot.retention;

import java.util.function.Supplier;
import java.util.regex.Pattern;

/** What code and text that are not ours become before they go on: a cause to wrap, a text for a message or a table. */
final class Foreign {
  private static final int LONGEST_MESSAGE = 200;
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

  private Foreign() {}

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
    return bounded(String.valueOf(text), LONGEST_MESSAGE);
  }

  /** On one line, and without what would disturb a terminal or a log. */
  static String cleaned(String text) {
    return UNPRINTABLE.matcher(text).replaceAll("?");
  }

  static boolean isClean(String text) {
    return !UNPRINTABLE.matcher(text).find();
  }

  static String bounded(String text, int longest) {
    return cleaned(text.length() <= longest ? text : text.substring(0, longest) + "...");
  }
}
