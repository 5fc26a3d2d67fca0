package io.github.lightsailsnapshot.core.lightsail;

import java.util.Optional;

/**
 * Replaces an exception of foreign code, with its stack trace but without its message: an exception that is thrown near
 * credentials may quote them, and causes are logged.
 */
final class RedactedException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int DEEPEST = 10;

  private RedactedException(Throwable original, Optional<RedactedException> cause) {
    super(original.getClass().getName(), cause.orElse(null));
    setStackTrace(ForeignThrowable.stackTrace(original));
  }

  static RedactedException of(Throwable original) {
    return of(original, DEEPEST);
  }

  private static RedactedException of(Throwable original, int depth) {
    Optional<RedactedException> cause = depth == 0
        ? Optional.empty()
        : ForeignThrowable.cause(original).map(next -> of(next, depth - 1));
    return new RedactedException(original, cause);
  }
}
