package io.github.lightsailsnapshot.examples.commandline.messages;

import io.github.lightsailsnapshot.core.client.ServiceError;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.retention.text.PlainText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Formats exceptions on one line. */
public final class OneLine {
  private OneLine() {}

  public static String of(Throwable thrown) {
    @Nullable Throwable cause = thrown.getCause();
    return cause == null ? line(thrown) : line(thrown) + ", because of " + line(cause);
  }

  private static String line(Throwable thrown) {
    String name = thrown.getClass().getSimpleName();
    return thrown.getMessage() == null ? name : name + ": " + first(thrown.getMessage());
  }

  /** The message of a failure, and the service's answer. */
  public static String told(RuntimeException failed) {
    Optional<ServiceError> answer =
        failed instanceof SnapshotException snapshots ? snapshots.answer() : Optional.empty();
    return message(failed) + answer.map(said -> ". The answer was " + said).orElse("");
  }

  /** Only the message. */
  public static String message(Throwable thrown) {
    return first(String.valueOf(thrown.getMessage()));
  }

  private static String first(String text) {
    return DisplayText.of(PlainText.firstLine(text));
  }
}
