package io.github.lightsailsnapshot.examples.simulator;

/** A value of a field that cannot be used; the message says why and what would be right. */
final class MistakeException extends RuntimeException {
  private static final long serialVersionUID = 1;

  MistakeException(String message) {
    super(message);
  }

  String message() {
    return String.valueOf(getMessage());
  }
}
