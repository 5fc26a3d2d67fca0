package io.github.lightsailsnapshot.retention;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A policy from a custom keyword. It is identified by its text: two are equal if keyword and argument are. */
record CustomRule(String word, String argument, RetentionPolicy policy) implements RetentionPolicy {

  static CustomRule read(String name, RuleProvider word, PolicyTerm term) {
    String argument = term.argument();
    RetentionPolicy policy = asked(term, () -> word.policy(argument));
    if (policy == null) {
      throw term.refused(
          "is not understood: the word \"" + name + "\" answered null instead of a policy");
    }
    return new CustomRule(name, argument, policy);
  }

  static boolean isRepeatable(RuleProvider word, PolicyTerm term) {
    return asked(term, word::isRepeatable);
  }

  /** Calls foreign code, so every exception is caught and becomes an error about the text. */
  private static <T extends @Nullable Object> T asked(PolicyTerm term, Supplier<T> answer) {
    try {
      return answer.get();
    } catch (Throwable thrown) {
      Throwable cause = ForeignFailure.caught(thrown);
      throw term.refused(
          "is not understood: " + ForeignFailure.said(cause, () -> why(cause)), cause);
    }
  }

  private static String why(Throwable thrown) {
    String message = thrown.getMessage();
    return thrown instanceof IllegalArgumentException && message != null
        ? message
        : thrown.toString();
  }

  @Override
  public Collection<Snapshot> keep(History history) {
    return policy.keep(history);
  }

  @Override
  public Map<Snapshot, List<String>> explain(History history) {
    Map<Snapshot, List<String>> explained = new LinkedHashMap<>();
    Explanation.each(
        policy.explain(history),
        (snapshot, reasons) -> explained.put(
            snapshot, Explanation.given(reasons).stream().map(this::reason).toList()));
    return explained;
  }

  /** The keyword as written, followed by the policy's own reason if that says more. */
  private String reason(String behind) {
    String own = argument.isEmpty() ? word : word + " " + argument;
    if (behind.startsWith(own + " ")) {
      return behind;
    }
    boolean saysMore =
        !List.of(word, own, toString()).contains(behind) && !Explanation.UNNAMED.contains(behind);
    return saysMore ? own + ": " + behind : own;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CustomRule own
        && word.equals(own.word)
        && argument.equals(own.argument);
  }

  @Override
  public int hashCode() {
    return 31 * word.hashCode() + argument.hashCode();
  }

  @Override
  public String toString() {
    return argument.isEmpty() ? word : word + "=" + argument;
  }
}
