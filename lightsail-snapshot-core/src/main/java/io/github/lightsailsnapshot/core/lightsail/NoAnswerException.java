package io.github.lightsailsnapshot.core.lightsail;

/** The SDK client answered null, which only a stand-in for it does. */
final class NoAnswerException extends RuntimeException {
  private static final long serialVersionUID = 1L;
}
