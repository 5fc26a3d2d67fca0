package io.github.lightsailsnapshot.core.lightsail;

/** Thrown if the SDK client returned null, which only a mock does. */
final class NoAnswerException extends RuntimeException {
  private static final long serialVersionUID = 1L;
}
