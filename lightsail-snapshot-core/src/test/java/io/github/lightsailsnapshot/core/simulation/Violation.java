package io.github.lightsailsnapshot.core.simulation;

/** A promise was broken. */
final class Violation extends AssertionError {
  private static final long serialVersionUID = 1L;

  private final Invariant rule;

  Violation(Invariant rule, String details) {
    super(rule + ": " + details);
    this.rule = rule;
  }

  Invariant rule() {
    return rule;
  }
}
