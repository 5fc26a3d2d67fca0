package io.github.lightsailsnapshot.examples.simulator;

/** An address that no form sends. */
final class MalformedQueryException extends Exception {
  private static final long serialVersionUID = 1;

  MalformedQueryException(String message) {
    super(message);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
