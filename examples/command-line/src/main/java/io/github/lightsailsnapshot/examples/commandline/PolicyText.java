package io.github.lightsailsnapshot.examples.commandline;

import io.github.lightsailsnapshot.retention.PolicyParser;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import java.util.regex.Pattern;

/** Reads a policy with the library's words and those that are on the class path. */
final class PolicyText {
  private static final Pattern MONTHS = Pattern.compile("=([0-9]+y)?[0-9]+m");

  private PolicyText() {}

  static RetentionPolicy read(String text) {
    return UsageException.checked("--keep", () -> PolicyParser.discovered().parse(text));
  }

  /** A policy for people: its m are months, unlike those of the lengths of time that stand beside it. */
  static String spelt(RetentionPolicy policy) {
    String text = policy.toString();
    return MONTHS.matcher(text).find() ? text + " (where 1m is a month)" : text;
  }
}
