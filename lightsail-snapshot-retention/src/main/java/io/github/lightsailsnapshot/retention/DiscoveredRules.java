package io.github.lightsailsnapshot.retention;

import java.util.ServiceLoader;

/** The words that jars provide. Making one is a call of foreign code, and whatever that throws is a setting that cannot be. */
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

  /** The error of a loader tells which class it could not make, and its cause why. */
  private static String told(Throwable faulty) {
    Throwable cause = faulty.getCause();
    return cause == null ? faulty.toString() : faulty.getMessage() + ": " + cause;
  }
}
