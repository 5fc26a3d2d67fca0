package io.github.lightsailsnapshot.examples.commandline.options;

import io.github.lightsailsnapshot.examples.commandline.messages.UsageException;
import io.github.lightsailsnapshot.retention.PolicyParser;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import java.util.regex.Pattern;

/** Parses a policy with the library's keywords and those on the class path. */
public final class PolicyText {
  private static final Pattern MONTHS = Pattern.compile("=([0-9]+y)?[0-9]+m");

  private PolicyText() {}

  public static RetentionPolicy read(String text) {
    return UsageException.checked("--keep", () -> PolicyParser.discovered().parse(text));
  }

  /** A policy for display, with a note that m means months, unlike in other lengths of time. */
  public static String spelt(RetentionPolicy policy) {
    String text = policy.toString();
    return MONTHS.matcher(text).find() ? text + " (where 1m is a month)" : text;
  }
}
