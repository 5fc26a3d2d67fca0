package io.github.lightsailsnapshot.core.simulation;

import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What each name stood for, and since when, so that a listing can be served from the past. */
final class NameHistory {
  private final Map<String, List<Version>> versions = new LinkedHashMap<>();

  private record Version(Instant since, Optional<Snapshot> snapshot) {}

  void changed(Instant when, String name, Optional<Snapshot> snapshot) {
    versions.computeIfAbsent(name, first -> new ArrayList<>()).add(new Version(when, snapshot));
  }

  Collection<String> names() {
    return versions.keySet();
  }

  /** What the name stood for last, there or not. */
  Optional<Snapshot> lastKnown(String name) {
    return versions.getOrDefault(name, List.of()).stream()
        .flatMap(version -> version.snapshot().stream())
        .reduce((earlier, later) -> later);
  }

  /** What the name stood for at a moment. */
  Optional<Snapshot> at(Instant moment, String name) {
    List<Version> known = versions.get(name);
    for (int i = known.size() - 1; i >= 0; i--) {
      if (!known.get(i).since().isAfter(moment)) {
        return known.get(i).snapshot();
      }
    }
    return Optional.empty();
  }
}
