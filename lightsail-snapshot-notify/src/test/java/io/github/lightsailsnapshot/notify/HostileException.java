package io.github.lightsailsnapshot.notify;

/** A foreign exception that throws another one when it is asked what it says. */
public final class HostileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  @Override
  public String getMessage() {
    throw new IllegalStateException("cannot speak");
  }
}
