package io.github.lightsailsnapshot.core.lightsail;

import io.github.lightsailsnapshot.retention.text.PlainText;
import io.github.lightsailsnapshot.retention.text.Redactor;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The first line of a message of the SDK, which may be absent. The SDK quotes bodies that it could not parse, over many
 * lines.
 */
final class SdkText {
  private SdkText() {}

  /** A message from the service. It may contain links to the AWS documentation. */
  static String answered(@Nullable String text) {
    return PlainText.line(firstLine(text), PlainText.LONGEST_MESSAGE);
  }

  /** A message from the SDK, the JVM or a host, which may contain an endpoint or a proxy with its password. */
  static String said(@Nullable String text) {
    return Redactor.standard().line(firstLine(text), PlainText.LONGEST_MESSAGE);
  }

  private static String firstLine(@Nullable String text) {
    return PlainText.firstLine(Objects.requireNonNullElse(text, ""));
  }
}
