package io.github.lightsailsnapshot.retention;

import java.util.ServiceLoader;

/**
 * The keywords that JARs provide. Creating a provider is a call of foreign code; if it fails, the configuration is
 * invalid.
 */
final class DiscoveredRules {
  private DiscoveredRules() {}

  static PolicyParser addedTo(PolicyParser standard, ServiceLoader<RuleProvider> words) {
    PolicyParser parser = standard;
    try {
      for (RuleProvider word : words) {
        parser = parser.with(word);
      }
      return parser;
    } catch (Throwable thrown) {
      Throwable faulty = ForeignFailure.caught(thrown);
      throw new IllegalArgumentException(
          "A policy word on the class path cannot be used: "
              + ForeignFailure.said(faulty, () -> told(faulty)),
          faulty);
    }
  }

  /** The loader's error names the class that could not be created, and its cause gives the reason. */
  private static String told(Throwable faulty) {
    Throwable cause = faulty.getCause();
    return cause == null
        ? faulty.toString()
        : String.valueOf(faulty.getMessage()).replace(RuleProvider.class.getName() + ": ", "")
            + ": " + cause;
  }
}
