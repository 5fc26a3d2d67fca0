package io.github.lightsailsnapshot.retention;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Builds what {@link RetentionPolicy#explain} answers: the snapshots kept, each with its reasons. */
final class Explanation {
  /** The reason where a policy names none. */
  static final List<String> UNNAMED = List.of("custom policy");

  private Explanation() {}

  /** Explains a policy that only answers with snapshots: each is kept for the same reason. */
  static Map<Snapshot, List<String>> of(RetentionPolicy policy, String reason, History history) {
    Collection<Snapshot> kept = policy.keep(history);
    if (kept == null) {
      throw new IllegalStateException(
          "\"" + reason + "\" answered null instead of the snapshots to keep");
    }
    List<String> reasons = List.of(reason);
    Map<Snapshot, List<String>> explained = new LinkedHashMap<>();
    kept.forEach(snapshot -> explained.put(snapshot, reasons));
    return explained;
  }

  static List<String> both(List<String> some, List<String> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }
}
