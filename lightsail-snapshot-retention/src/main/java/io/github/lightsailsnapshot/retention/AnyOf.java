package io.github.lightsailsnapshot.retention;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Independent policies: each looks at the whole history, and a snapshot stays if any of them keeps it. */
record AnyOf(List<RetentionPolicy> policies) implements RetentionPolicy {

  static RetentionPolicy of(RetentionPolicy... policies) {
    return new AnyOf(Stream.of(policies).flatMap(AnyOf::parts).toList());
  }

  private static Stream<RetentionPolicy> parts(RetentionPolicy policy) {
    if (policy == null) {
      throw new IllegalArgumentException("or(null): there is no policy to combine with");
    }
    return policy instanceof AnyOf several ? several.policies.stream() : Stream.of(policy);
  }

  @Override
  public Collection<Snapshot> keep(History history) {
    return explain(history).keySet();
  }

  @Override
  public Map<Snapshot, List<String>> explain(History history) {
    Map<Snapshot, List<String>> explained = new LinkedHashMap<>();
    for (RetentionPolicy policy : policies) {
      policy
          .explain(history)
          .forEach((snapshot, reasons) -> explained.merge(snapshot, reasons, Explanation::both));
    }
    return explained;
  }

  @Override
  public String toString() {
    return policies.stream().map(RetentionPolicy::toString).collect(Collectors.joining(", "));
  }
}
