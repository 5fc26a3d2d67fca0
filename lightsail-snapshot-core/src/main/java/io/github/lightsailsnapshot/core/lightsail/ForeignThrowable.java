package io.github.lightsailsnapshot.core.lightsail;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Reads an exception that an interceptor or a credentials provider of the host may have thrown. Its methods are foreign
 * code, and may throw as well.
 */
final class ForeignThrowable {
  private static final int DEEPEST = 20;

  private ForeignThrowable() {}

  /** The message, or an empty string if there is none or it cannot be obtained. */
  static String message(Throwable thrown) {
    return read(thrown::getMessage).orElse("");
  }

  static Optional<Throwable> cause(Throwable thrown) {
    return read(thrown::getCause);
  }

  static StackTraceElement[] stackTrace(Throwable thrown) {
    return read(thrown::getStackTrace).stream()
        .flatMap(Stream::of)
        .filter(Objects::nonNull)
        .toArray(StackTraceElement[]::new);
  }

  /** The exception and its causes, as far as they can be obtained. */
  static List<Throwable> chain(Throwable thrown) {
    List<Throwable> chain = new ArrayList<>(List.of(thrown));
    Optional<Throwable> next = cause(thrown);
    while (next.isPresent() && chain.size() < DEEPEST) {
      chain.add(next.get());
      next = cause(next.get());
    }
    return List.copyOf(chain);
  }

  /** Whether the exception can be logged, with its stack trace. */
  static boolean isReadable(Throwable thrown) {
    try {
      String unused = Objects.toString(thrown.getMessage()) + thrown + thrown.getCause();
      return thrown.getStackTrace() != null;
    } catch (RuntimeException | Error speechless) {
      return false;
    }
  }

  /** What a method of an exception returns, or empty if it throws or returns null. */
  static <T> Optional<T> read(Supplier<T> value) {
    try {
      return Optional.ofNullable(value.get());
    } catch (RuntimeException | Error speechless) {
      return Optional.empty();
    }
  }
}
