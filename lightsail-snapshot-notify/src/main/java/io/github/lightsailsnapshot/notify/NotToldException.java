package io.github.lightsailsnapshot.notify;

import io.github.lightsailsnapshot.notify.retry.Said;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Some of several notifiers failed. The message names each, with the beginning of its message; their exceptions are the
 * suppressed ones.
 */
final class NotToldException extends Exception {
  private static final long serialVersionUID = 1L;
  /** What follows the host in an address may be a secret, and the messages of foreign notifiers may hold one. */
  private static final Pattern ADDRESS =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]{0,20}://)[^\\s\"'<>]+");

  private static final int LONGEST = 300;

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

  private static String shown(String message) {
    return ADDRESS.matcher(PlainText.line(message, LONGEST)).replaceAll("$1...");
  }
}
