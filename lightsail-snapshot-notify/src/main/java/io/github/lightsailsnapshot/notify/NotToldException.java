package io.github.lightsailsnapshot.notify;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Some of several notifiers failed. The message names each; their exceptions are the suppressed ones. */
final class NotToldException extends Exception {
  private static final long serialVersionUID = 1L;
  /** What follows the host in an address may be a secret, and the messages of foreign notifiers may hold one. */
  private static final Pattern ADDRESS =
      Pattern.compile("(\\b[A-Za-z][A-Za-z0-9+.-]*://)[^\\s\"'<>]+");

  private NotToldException(String message) {
    super(message);
  }

  static NotToldException of(List<Telling.Failure> failures, int told) {
    String each = failures.stream().map(NotToldException::line).collect(Collectors.joining("; "));
    NotToldException together =
        new NotToldException(failures.size() + " of " + told + " notifiers failed: " + each);
    failures.forEach(failure -> together.addSuppressed(failure.why()));
    return together;
  }

  private static String line(Telling.Failure failure) {
    String message = failure.why().getMessage();
    String type = failure.why().getClass().getSimpleName();
    String why = message == null ? type : type + ": " + message;
    return failure.name() + " with " + ADDRESS.matcher(why).replaceAll("$1...");
  }
}
