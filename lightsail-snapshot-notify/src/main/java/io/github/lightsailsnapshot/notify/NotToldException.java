package io.github.lightsailsnapshot.notify;

import io.github.lightsailsnapshot.notify.retry.Said;
import io.github.lightsailsnapshot.retention.text.PlainText;
import io.github.lightsailsnapshot.retention.text.Redactor;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Some of several notifiers failed. The message names each, with the beginning of its message; their exceptions are the
 * suppressed ones.
 */
final class NotToldException extends Exception {
  private static final long serialVersionUID = 1L;

  private NotToldException(String message) {
    super(message);
  }

  static NotToldException of(List<Together.Failure> failures, int told) {
    String each = failures.stream().map(NotToldException::line).collect(Collectors.joining("; "));
    NotToldException together =
        new NotToldException(failures.size() + " of " + told + " notifiers failed: " + each);
    failures.forEach(failure -> together.addSuppressed(failure.why()));
    return together;
  }

  private static String line(Together.Failure failure) {
    String message = Said.firstLine(failure.why());
    return failure.name() + " with " + Said.type(failure.why())
        + (message.isEmpty() ? "" : ": " + shown(message));
  }

  /** The messages of foreign notifiers may hold secrets. */
  private static String shown(String message) {
    return Redactor.standard().line(message, PlainText.LONGEST_QUOTE);
  }
}
