package io.github.lightsailsnapshot.retention;

/**
 * Determines the name of a policy, which may be foreign code and is therefore called only through {@link
 * ForeignFailure#said}.
 */
final class PolicyName {

  private PolicyName() {}

  /** The name for a message: bounded, on one line, and without quotes of its own. */
  static String quotable(RetentionPolicy policy) {
    return policy instanceof NamedPolicy named
        ? ForeignFailure.said(named, named::name)
        : textOf(policy);
  }

  /** The text of a policy. A lambda, closure or other policy without a text is called by its reason. */
  static String textOf(RetentionPolicy policy) {
    return policy instanceof BuiltInRule
            || policy instanceof NamedPolicy
            || policy instanceof CustomRule
        ? policy.toString()
        : ForeignFailure.said(policy, () -> foreign(policy));
  }

  private static String foreign(RetentionPolicy policy) {
    String text = policy.toString();
    return text.endsWith("@" + Integer.toHexString(policy.hashCode()))
        ? Explanation.UNNAMED.get(0)
        : text;
  }
}
