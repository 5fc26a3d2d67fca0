package io.github.lightsailsnapshot.retention;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a policy keeps and why, by the names of the snapshots. */
final class Kept {

  private Kept() {}

  static List<String> names(RetentionPolicy policy, List<Snapshot> snapshots) {
    return names(policy, snapshots, ZoneOffset.UTC);
  }

  static List<String> names(RetentionPolicy policy, List<Snapshot> snapshots, ZoneId zone) {
    History history = History.of(snapshots, Instant.MAX, zone);
    Collection<Snapshot> answer = policy.keep(history);
    Set<Snapshot> kept = new HashSet<>(answer);
    return history.newestFirst().stream()
        .filter(kept::contains)
        .map(Snapshot::name)
        .toList();
  }

  static Map<String, List<String>> explained(RetentionPolicy policy, List<Snapshot> snapshots) {
    History history = History.of(snapshots, Instant.MAX, ZoneOffset.UTC);
    return policy.explain(history).entrySet().stream()
        .collect(Collectors.toMap(entry -> entry.getKey().name(), Map.Entry::getValue));
  }
}
