package io.github.lightsailsnapshot.core.selection;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A pattern for a whole name: {@code *} stands for any characters, {@code ?} for one. */
record NamePattern(String pattern) {
  boolean matches(String name) {
    String regex = pattern.chars().mapToObj(c -> regexOf((char) c)).collect(Collectors.joining());
    return Pattern.compile(regex, Pattern.DOTALL).matcher(name).matches();
  }

  boolean isExact() {
    return pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0;
  }

  private static String regexOf(char c) {
    return switch (c) {
      case '*' -> ".*";
      case '?' -> ".";
      default -> Pattern.quote(String.valueOf(c));
    };
  }
}
