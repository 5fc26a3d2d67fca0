package io.github.lightsailsnapshot.examples.lambda;

import io.github.lightsailsnapshot.core.resume.ResumeToken;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/** What an invocation was called with. */
final class Event {
  private Event() {}

  static Optional<Instant> scheduledFor(Map<String, String> event) {
    return Optional.ofNullable(event.get("scheduledFor")).map(Event::instant);
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException unreadable) {
      throw new IllegalArgumentException(
          "scheduledFor must be a time such as 2026-11-22T03:00:00Z, not \"" + text + "\"",
          unreadable);
    }
  }

  static ResumeToken token(Map<String, String> event) {
    String token = event.get("token");
    if (token == null) {
      throw new IllegalArgumentException(
          "The event must contain the token that the last function returned; it contains "
              + event.keySet());
    }
    return ResumeToken.parse(token);
  }
}
