package io.github.lightsailsnapshot.core.selection;

import java.util.Map;
import java.util.Optional;

/** A tag: its key, and its value if that matters. */
record TagPattern(String key, Optional<String> value) {
  static TagPattern of(String text) {
    int equals = text.indexOf('=');
    if (equals == 0) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is not a tag: write key or key=value, such as backup=yes");
    }
    return equals < 0
        ? new TagPattern(text, Optional.empty())
        : new TagPattern(text.substring(0, equals), Optional.of(text.substring(equals + 1)));
  }

  boolean matches(Map<String, String> tags) {
    String found = tags.get(key);
    return found != null && value.map(found::equals).orElse(true);
  }
}
