package io.github.lightsailsnapshot.examples.commandline;

import io.github.lightsailsnapshot.retention.PolicyParser;
import io.github.lightsailsnapshot.retention.PolicyWord;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.regex.Pattern;

/**
 * Reads a policy with the library's words and those that are on the class path. The latter are foreign code: whatever they
 * throw is a setting that cannot be.
 */
final class PolicyText {
  private static final Pattern MONTHS = Pattern.compile("=([0-9]+y)?[0-9]+m");

  private PolicyText() {}

  static RetentionPolicy read(String text) {
    PolicyParser parser = withOwnWords();
    try {
      return parser.parse(text);
    } catch (IllegalArgumentException refused) {
      throw new UsageException("--keep: " + refused.getMessage());
    }
  }

  /** A policy for people: its m are months, unlike those of the lengths of time that stand beside it. */
  static String spelt(RetentionPolicy policy) {
    String text = policy.toString();
    return MONTHS.matcher(text).find() ? text + " (where 1m is a month)" : text;
  }

  private static PolicyParser withOwnWords() {
    try {
      PolicyParser parser = PolicyParser.standard();
      for (PolicyWord word : ServiceLoader.load(PolicyWord.class)) {
        parser = parser.with(word);
      }
      return parser;
    } catch (RuntimeException | ServiceConfigurationError | LinkageError faulty) {
      throw new UsageException(
          "--keep: a policy word on the class path cannot be used: " + OneLine.of(faulty));
    }
  }
}
