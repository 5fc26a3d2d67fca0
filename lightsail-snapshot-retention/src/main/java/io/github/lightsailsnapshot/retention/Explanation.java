package io.github.lightsailsnapshot.retention;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Builds and reads the results of {@link RetentionPolicy#explain}: the snapshots kept, each with its reasons. */
final class Explanation {
  /** The reason if a policy gives none. */
  static final List<String> UNNAMED = List.of("custom policy");

  private Explanation() {}

  /** Thrown if a policy returned null. The caller knows the policy's name. */
  static final class NullAnswer extends IllegalStateException {
    static final String WHAT = "null instead of the snapshots to keep";
    private static final long serialVersionUID = 1;

    NullAnswer() {
      super("A policy answered " + WHAT);
    }
  }

  /** Explains a policy that returns only snapshots: all of them are kept for the same reason. */
  static Map<Snapshot, List<String>> of(RetentionPolicy policy, String reason, History history) {
    Collection<Snapshot> kept = policy.keep(history);
    if (kept == null) {
      throw new NullAnswer();
    }
    List<String> reasons = List.of(reason);
    Map<Snapshot, List<String>> explained = new LinkedHashMap<>();
    for (Snapshot snapshot : kept) {
      explained.put(snapshot, reasons);
    }
    return explained;
  }

  /**
   * Iterates explicitly instead of with {@code Map.forEach}, because a map's implementation could swallow exceptions.
   */
  static void each(
      Map<Snapshot, List<String>> explanation,
      BiConsumer<Snapshot, @Nullable List<String>> consumer) {
    for (Map.Entry<Snapshot, List<String>> entry : explanation.entrySet()) {
      consumer.accept(entry.getKey(), entry.getValue());
    }
  }

  /** A policy that keeps a snapshot without a reason still keeps it. */
  static List<String> given(@Nullable List<String> reasons) {
    return reasons == null || reasons.isEmpty() ? UNNAMED : copied(reasons);
  }

  /**
   * Scripts can pass objects that are not strings. They are converted here, so that a failure is attributed to the
   * policy.
   */
  private static List<String> copied(List<?> reasons) {
    List<?> copy = List.copyOf(reasons);
    for (Object reason : copy) {
      if (!(reason instanceof String)) {
        return copy.stream().map(other -> String.valueOf(other.toString())).toList();
      }
    }
    return strings(copy);
  }

  @SuppressWarnings("unchecked")
  private static List<String> strings(List<?> onlyStrings) {
    return (List<String>) onlyStrings;
  }

  static List<String> both(List<String> some, List<String> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }
}
