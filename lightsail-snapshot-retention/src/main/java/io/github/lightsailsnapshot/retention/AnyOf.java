package io.github.lightsailsnapshot.retention;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Independent policies: each evaluates the whole history, and a snapshot is kept if any of them keeps it. */
record AnyOf(List<RetentionPolicy> policies) implements RetentionPolicy {

  /**
   * Removes duplicates. Only the library's own rules are known to keep the same snapshots if they are equal, so other
   * policies are compared by identity.
   */
  static RetentionPolicy of(List<? extends RetentionPolicy> policies) {
    Set<RetentionPolicy> rules = new HashSet<>();
    Set<RetentionPolicy> others = Collections.newSetFromMap(new IdentityHashMap<>());
    List<RetentionPolicy> parts = policies.stream()
        .flatMap(AnyOf::parts)
        .filter(part -> (part instanceof BuiltInRule ? rules : others).add(part))
        .toList();
    return parts.size() == 1 ? parts.get(0) : new AnyOf(parts);
  }

  static Stream<RetentionPolicy> parts(RetentionPolicy policy) {
    if (policy instanceof GrandfatherFatherSon rotation) {
      return parts(rotation.independent());
    }
    return policy instanceof AnyOf several
        ? several.policies.stream()
        : Stream.of(Objects.requireNonNull(policy, "policy"));
  }

  @Override
  public Collection<Snapshot> keep(History history) {
    return explain(history).keySet();
  }

  @Override
  public Map<Snapshot, List<String>> explain(History history) {
    Map<Snapshot, List<String>> explained = new LinkedHashMap<>();
    for (RetentionPolicy policy : policies) {
      new PolicyEvaluator(policy, history)
          .each((reasons, index) ->
              explained.merge(history.newestFirst().get(index), reasons, Explanation::both));
    }
    return explained;
  }

  /** A rotation is replaced by its rules. */
  @Override
  public boolean equals(Object other) {
    return other instanceof GrandfatherFatherSon rotation
        ? equals(rotation.independent())
        : other instanceof AnyOf several && policies.equals(several.policies);
  }

  @Override
  public int hashCode() {
    return policies.hashCode();
  }

  @Override
  public String toString() {
    return policies.stream().map(PolicyName::textOf).collect(Collectors.joining(", "));
  }
}
