package io.github.lightsailsnapshot.examples.commandline;

import io.github.lightsailsnapshot.retention.PolicyParser;
import io.github.lightsailsnapshot.retention.PolicyWord;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * Reads a policy with the library's words and those that are on the class path. The latter are foreign code: whatever they
 * throw is a setting that cannot be.
 */
final class PolicyText {

  private PolicyText() {}

  static RetentionPolicy read(String text) {
    PolicyParser parser = withOwnWords();
    try {
      return parser.parse(text);
    } catch (IllegalArgumentException refused) {
      throw new UsageException("--keep: " + refused.getMessage());
    }
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
