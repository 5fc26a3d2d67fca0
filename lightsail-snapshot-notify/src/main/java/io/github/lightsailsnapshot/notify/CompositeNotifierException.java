package io.github.lightsailsnapshot.notify;

import io.github.lightsailsnapshot.notify.retry.ThrowableText;
import io.github.lightsailsnapshot.retention.text.PlainText;
import io.github.lightsailsnapshot.retention.text.Redactor;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Thrown if some of several notifiers failed. The message names each of them with the beginning of its message; the
 * exceptions are the suppressed ones.
 */
final class CompositeNotifierException extends Exception {
  private static final long serialVersionUID = 1L;

  private CompositeNotifierException(String message) {
    super(message);
  }

  static CompositeNotifierException of(List<CompositeNotifier.Failure> failures, int told) {
    String each =
        failures.stream().map(CompositeNotifierException::line).collect(Collectors.joining("; "));
    CompositeNotifierException together = new CompositeNotifierException(
        failures.size() + " of " + told + " notifiers failed: " + each);
    failures.forEach(failure -> together.addSuppressed(failure.why()));
    return together;
  }

  private static String line(CompositeNotifier.Failure failure) {
    String message = ThrowableText.firstLine(failure.why());
    return failure.name() + " with " + ThrowableText.type(failure.why())
        + (message.isEmpty() ? "" : ": " + shown(message));
  }

  /** The messages of foreign notifiers may contain secrets. */
  private static String shown(String message) {
    return Redactor.standard().line(message, PlainText.LONGEST_QUOTE);
  }
}
