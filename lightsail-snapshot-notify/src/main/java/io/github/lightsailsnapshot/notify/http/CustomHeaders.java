package io.github.lightsailsnapshot.notify.http;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Custom headers. Messages contain the name of a header, but not its value, which may be a token. */
final class CustomHeaders {
  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");
  private static final Pattern VALUE =
      Pattern.compile("[\\x21-\\x7e]([\\x20-\\x7e\\t]*[\\x21-\\x7e])?");
  /** The HTTP client sets these itself. It would reject them with a message that contains the value. */
  private static final Set<String> OURS = Set.of(
      "connection",
      "content-length",
      "date",
      "expect",
      "host",
      "upgrade",
      "transfer-encoding",
      BodySignature.HEADER.toLowerCase(Locale.ROOT));

  private final Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  void set(String name, String value) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "The name of a header (not shown, it may be a secret at the"
              + " wrong place) must be at most 100 letters, digits and marks such as '-'");
    }
    if (OURS.contains(name.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException(
          "The header " + name + " cannot be set: it is written anyway");
    }
    if (!VALUE.matcher(value).matches()) {
      throw new IllegalArgumentException("The value of the header " + name
          + " (not shown, it may be a secret) must be visible ASCII characters in one line, without white"
          + " space or a line end at its beginning or end");
    }
    values.put(name, value);
  }

  Map<String, String> all() {
    return Map.copyOf(values);
  }
}
