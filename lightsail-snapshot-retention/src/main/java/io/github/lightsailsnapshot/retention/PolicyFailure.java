package io.github.lightsailsnapshot.retention;

/** One policy failed: which one, and how. */
final class PolicyFailure extends IllegalStateException {
  private static final long serialVersionUID = 1;
  private static final String UNNAMED = Explanation.UNNAMED.get(0);

  PolicyFailure(RetentionPolicy policy, String how) {
    super(message(policy, how));
  }

  PolicyFailure(RetentionPolicy policy, Throwable thrown) {
    super(message(policy, "failed: " + Foreign.said(thrown, thrown::toString)), thrown);
  }

  private static String message(RetentionPolicy policy, String how) {
    String name = Foreign.said(policy, () -> nameOf(policy));
    String hint =
        name.equals(UNNAMED) ? " (RetentionPolicy.of(\"name\", ...) makes one with a name)" : "";
    return "Policy \"" + name + "\"" + hint + " " + how;
  }

  /** Its own text; a lambda, a closure or whatever else has none is called what its reason is. */
  static String nameOf(RetentionPolicy policy) {
    String text = policy instanceof Named named ? named.name() : policy.toString();
    return text.endsWith("@" + Integer.toHexString(policy.hashCode())) ? UNNAMED : text;
  }
}
