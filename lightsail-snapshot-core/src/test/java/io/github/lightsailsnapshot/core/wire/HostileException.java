package io.github.lightsailsnapshot.core.wire;

/** An exception of somebody else's that fails whenever it is asked what it is. */
public final class HostileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** One without a message, a cause or a stack trace that could be read. */
  public HostileException() {
    super("never heard", null, false, false);
  }

  private static IllegalStateException refusal() {
    return new IllegalStateException("it does not say");
  }

  @Override
  public String getMessage() {
    throw refusal();
  }

  @Override
  public String getLocalizedMessage() {
    throw refusal();
  }

  @Override
  public synchronized Throwable getCause() {
    throw refusal();
  }

  @Override
  public StackTraceElement[] getStackTrace() {
    throw refusal();
  }

  @Override
  public String toString() {
    throw refusal();
  }

  @Override
  public int hashCode() {
    throw refusal();
  }

  @Override
  public boolean equals(Object other) {
    throw refusal();
  }
}
