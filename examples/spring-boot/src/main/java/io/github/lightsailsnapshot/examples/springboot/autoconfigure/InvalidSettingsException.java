package io.github.lightsailsnapshot.examples.springboot.autoconfigure;

/** A job refuses its settings. The message names all of those that are wrong. */
final class InvalidSettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidSettingsException(IllegalArgumentException refused) {
    super(refused.getMessage(), refused);
  }
}
