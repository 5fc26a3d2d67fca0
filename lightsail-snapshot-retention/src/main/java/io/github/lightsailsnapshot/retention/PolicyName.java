package io.github.lightsailsnapshot.retention;

/** What a policy is called. It may be foreign code, which is only asked within the guard of {@link ForeignFailure#said}. */
final class PolicyName {

  private PolicyName() {}

  /** For a message: bounded, on one line, and without the quotes that a name of its own may bear. */
  static String quotable(RetentionPolicy policy) {
    return policy instanceof NamedPolicy named
        ? ForeignFailure.said(named, named::name)
        : textOf(policy);
  }

  /** Its text, in full where it is the library's own; a lambda, a closure or whatever else has none is called what its reason is. */
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
