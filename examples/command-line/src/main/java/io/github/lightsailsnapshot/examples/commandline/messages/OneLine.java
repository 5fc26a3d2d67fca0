package io.github.lightsailsnapshot.examples.commandline.messages;

import io.github.lightsailsnapshot.core.client.ServiceError;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.retention.text.PlainText;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Formats exceptions on one line. An exception of a custom rule is foreign code, whose methods may throw as well. */
public final class OneLine {
  private OneLine() {}

  public static String of(Throwable thrown) {
    return read(thrown::getCause)
        .map(cause -> line(thrown) + ", because of " + line(cause))
        .orElseGet(() -> line(thrown));
  }

  private static String line(Throwable thrown) {
    String name = thrown.getClass().getSimpleName();
    return read(thrown::getMessage).map(message -> name + ": " + first(message)).orElse(name);
  }

  /** The message of a failure, and the service's answer. */
  public static String told(RuntimeException failed) {
    Optional<ServiceError> answer =
        failed instanceof SnapshotException snapshots ? snapshots.answer() : Optional.empty();
    return message(failed) + answer.map(said -> ". The answer was " + said).orElse("");
  }

  /** Only the message, or the name of the class if there is none. */
  public static String message(Throwable thrown) {
    return read(thrown::getMessage).map(OneLine::first).orElseGet(() -> line(thrown));
  }

  private static <T> Optional<T> read(Supplier<@Nullable T> method) {
    try {
      return Optional.ofNullable(method.get());
    } catch (RuntimeException | Error speechless) {
      return Optional.empty();
    }
  }

  private static String first(String text) {
    return DisplayText.of(PlainText.firstLine(text));
  }
}
