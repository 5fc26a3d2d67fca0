package io.github.lightsailsnapshot.retention;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A policy that a word of the host's stands for. It is what its text says: equal if word and argument are. */
record OwnWord(PolicyWord word, String argument, RetentionPolicy policy)
    implements RetentionPolicy {

  static OwnWord read(PolicyWord word, PolicyTerm term) {
    try {
      RetentionPolicy policy = word.policy(term.argument());
      return new OwnWord(word, term.argument(), Objects.requireNonNull(policy, term.text()));
    } catch (IllegalArgumentException refused) {
      throw term.refused("is not understood: " + refused.getMessage(), refused);
    }
  }

  @Override
  public Collection<Snapshot> keep(History history) {
    return policy.keep(history);
  }

  @Override
  public Map<Snapshot, List<String>> explain(History history) {
    Map<Snapshot, List<String>> explained = new LinkedHashMap<>();
    policy
        .explain(history)
        .forEach((snapshot, reasons) ->
            explained.put(snapshot, reasons.stream().map(this::reason).toList()));
    return explained;
  }

  /** The word that people wrote, and what lies behind it where that says more. */
  private String reason(String behind) {
    String own = argument.isEmpty() ? word.word() : word.word() + " " + argument;
    boolean saysMore =
        !behind.equals(word.word()) && !behind.equals(own) && !Explanation.UNNAMED.contains(behind);
    return saysMore ? own + ": " + behind : own;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OwnWord own && word.equals(own.word) && argument.equals(own.argument);
  }

  @Override
  public int hashCode() {
    return 31 * word.hashCode() + argument.hashCode();
  }

  @Override
  public String toString() {
    return argument.isEmpty() ? word.word() : word.word() + "=" + argument;
  }
}
