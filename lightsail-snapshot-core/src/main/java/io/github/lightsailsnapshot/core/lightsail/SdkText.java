package io.github.lightsailsnapshot.core.lightsail;

import io.github.lightsailsnapshot.retention.text.PlainText;
import io.github.lightsailsnapshot.retention.text.Redactor;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The first line of a text of the SDK's, which may give none: it quotes bodies that it could not read, over many lines. */
final class SdkText {
  private SdkText() {}

  /** What the service answered: its addresses lead to what AWS says about it. */
  static String answered(@Nullable String text) {
    return PlainText.line(firstLine(text), PlainText.LONGEST_MESSAGE);
  }

  /** What the SDK, the JVM or a host says, which may show an endpoint or a proxy with its password. */
  static String said(@Nullable String text) {
    return Redactor.standard().line(firstLine(text), PlainText.LONGEST_MESSAGE);
  }

  private static String firstLine(@Nullable String text) {
    return PlainText.firstLine(Objects.requireNonNullElse(text, ""));
  }
}
