package io.github.lightsailsnapshot.notify.retry;

import io.github.lightsailsnapshot.retention.text.PlainText;
import io.github.lightsailsnapshot.retention.text.Redactor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The class name, message and causes of an exception of foreign code, whose methods may throw. */
public final class ThrowableText {
  private static final int DEEPEST = 20;

  private ThrowableText() {}

  /** Returns the exception and its causes, as far as they can be obtained; at most 20. */
  public static List<Throwable> chain(Throwable failure) {
    List<Throwable> chain = new ArrayList<>(List.of(failure));
    Optional<Throwable> next = cause(failure);
    while (next.isPresent() && chain.size() < DEEPEST) {
      chain.add(next.get());
      next = cause(next.get());
    }
    return List.copyOf(chain);
  }

  private static Optional<Throwable> cause(Throwable failure) {
    return read(failure::getCause);
  }

  /**
   * Returns the first {@link Error} among the exception and its causes. Only an error of the JVM, for lack of memory or
   * because of incompatible classes, is returned with its message, because it quotes no data.
   */
  public static Optional<String> error(Throwable failure) {
    return chain(failure).stream()
        .filter(Error.class::isInstance)
        .map(ThrowableText::ofError)
        .findFirst();
  }

  private static String ofError(Throwable error) {
    boolean isOfTheJvm = error instanceof VirtualMachineError || error instanceof LinkageError;
    String message = isOfTheJvm ? firstLine(error) : "";
    return message.isEmpty()
        ? type(error)
        : type(error) + ": " + Redactor.standard().line(message, PlainText.LONGEST_MESSAGE);
  }

  /** Returns the first error among the exception and its causes, or else the name of the exception's class. */
  public static String errorOrType(Throwable failure) {
    return error(failure).orElseGet(() -> type(failure));
  }

  /** Returns the name of the exception's class, without its message; never empty. */
  public static String type(Throwable failure) {
    Class<?> type = failure.getClass();
    return type.getSimpleName().isEmpty() ? type.getName() : type.getSimpleName();
  }

  /**
   * Returns the first line of the exception's message, or an empty string if there is none or it cannot be obtained.
   */
  public static String firstLine(Throwable failure) {
    return read(failure::getMessage).map(PlainText::firstLine).orElse("");
  }

  /** Returns what a method of the exception returns, or empty if it throws or returns null. */
  public static <T> Optional<T> read(Supplier<@Nullable T> method) {
    try {
      return Optional.ofNullable(method.get());
    } catch (RuntimeException | Error speechless) {
      return Optional.empty();
    }
  }
}
