package io.github.lightsailsnapshot.retention;

import org.jspecify.annotations.Nullable;

/**
 * Thrown if a policy fails, so that there is no plan: it threw an exception, returned null, or returned a snapshot that
 * is not in its history. The message names the policy; in a combination, the part that failed. The cause is the
 * policy's exception, if there is one.
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
