package io.github.lightsailsnapshot.examples.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Names and values as a form sends them. */
record Query(Map<String, String> values) {

  Query {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  static Query parse(String raw) throws MalformedQueryException {
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        values.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return new Query(values);
  }

  private static String decoded(String text) throws MalformedQueryException {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw new MalformedQueryException(
          "The address contains a % that is not followed by two hexadecimal digits.");
    }
  }

  Query with(String name, String value) {
    Map<String, String> changed = new LinkedHashMap<>(values);
    changed.put(name, value);
    return new Query(changed);
  }

  /** The address of the page with these values. */
  @Override
  public String toString() {
    return values.entrySet().stream()
        .map(value -> URLEncoder.encode(value.getKey(), UTF_8) + "="
            + URLEncoder.encode(value.getValue(), UTF_8))
        .collect(Collectors.joining("&", "/?", ""));
  }
}
