package io.github.lightsailsnapshot.retention;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A policy that a word of the host's stands for. It is what its text says: equal if word and argument are. */
record OwnWord(PolicyWord word, String argument, RetentionPolicy policy)
    implements RetentionPolicy {

  static OwnWord read(PolicyWord word, PolicyTerm term) {
    try {
      return new OwnWord(word, term.argument(), word.policy(term.argument()));
    } catch (IllegalArgumentException refused) {
      throw term.refused("is not understood: " + refused.getMessage());
    }
  }

  @Override
  public Collection<Snapshot> keep(History history) {
    return policy.keep(history);
  }

  @Override
  public Map<Snapshot, List<String>> explain(History history) {
    return Explanation.of(
        this, argument.isEmpty() ? word.word() : word.word() + " " + argument, history);
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
