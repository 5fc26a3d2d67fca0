package io.github.lightsailsnapshot.core.lightsail;

import org.jspecify.annotations.Nullable;

/** The first line of another's text: the SDK quotes bodies that it could not read, over many lines. */
final class Text {
  private static final int LONGEST = 300;

  private Text() {}

  static String line(@Nullable String text) {
    String first = text == null ? "" : text.lines().findFirst().orElse("");
    return first.length() <= LONGEST ? first : first.substring(0, LONGEST) + "...";
  }
}
