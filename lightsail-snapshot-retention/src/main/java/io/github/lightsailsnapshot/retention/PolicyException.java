package io.github.lightsailsnapshot.retention;

import org.jspecify.annotations.Nullable;

/**
 * A policy failed, so there is no plan: it threw, answered null, or answered with what it was not given. The message names the
 * policy, in a combination the one that failed. The cause is what the policy threw, if it did.
 */
public final class PolicyException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  private PolicyException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  static PolicyException answered(RetentionPolicy policy, String what) {
    return new PolicyException(message(policy, "answered " + what), null);
  }

  static PolicyException threw(RetentionPolicy policy, Throwable thrown) {
    String said = ForeignFailure.said(thrown, thrown::toString);
    return new PolicyException(message(policy, "failed: " + said), thrown);
  }

  private static String message(RetentionPolicy policy, String how) {
    String name = PolicyName.quotable(policy);
    String hint = name.equals(Explanation.UNNAMED.get(0))
        ? " (RetentionPolicy.of(\"name\", ...) makes one with a name)"
        : "";
    return "Policy \"" + name + "\"" + hint + " " + how;
  }
}
