package io.github.lightsailsnapshot.retention;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Builds what {@link RetentionPolicy#explain} answers: the snapshots kept, each with its reasons. */
final class Explanation {
  /** The reason where a policy names none. */
  static final List<String> UNNAMED = List.of("custom policy");

  private Explanation() {}

  /** A policy answered null; whoever asked it knows its name. */
  static final class NullAnswer extends IllegalStateException {
    static final String HOW = "answered null instead of the snapshots to keep";
    private static final long serialVersionUID = 1;

    NullAnswer() {
      super("A policy " + HOW);
    }
  }

  /** Explains a policy that only answers with snapshots: each is kept for the same reason. */
  static Map<Snapshot, List<String>> of(RetentionPolicy policy, String reason, History history) {
    Collection<Snapshot> kept = policy.keep(history);
    if (kept == null) {
      throw new NullAnswer();
    }
    List<String> reasons = List.of(reason);
    Map<Snapshot, List<String>> explained = new LinkedHashMap<>();
    kept.forEach(snapshot -> explained.put(snapshot, reasons));
    return explained;
  }

  /** A policy that argues for a snapshot without saying why still argues for it. */
  static List<String> given(@Nullable List<String> reasons) {
    return reasons == null || reasons.isEmpty() ? UNNAMED : List.copyOf(reasons);
  }

  static List<String> both(List<String> some, List<String> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }
}
