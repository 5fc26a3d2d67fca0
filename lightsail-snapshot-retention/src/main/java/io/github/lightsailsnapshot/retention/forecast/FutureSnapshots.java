package io.github.lightsailsnapshot.retention.forecast;

import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.SourceRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes the snapshots of a forecast: of the source of the newest existing one, and named by their time. */
record FutureSnapshots(SourceRef source, Set<String> takenNames) {

  static FutureSnapshots after(List<Snapshot> existing) {
    return new FutureSnapshots(
        existing.stream()
            .min(Snapshot.NEWEST_FIRST)
            .map(Snapshot::source)
            .orElse(SourceRef.of("forecast")),
        existing.stream().map(Snapshot::name).collect(Collectors.toSet()));
  }

  Snapshot at(Instant time) {
    return new Snapshot(name(time), source, time, Snapshot.State.AVAILABLE, 0, Map.of(), false);
  }

  /** No two times have the same text, with or without something in front of it. */
  private String name(Instant time) {
    StringBuilder name = new StringBuilder(time.toString());
    while (takenNames.contains(name.toString())) {
      name.insert(0, "forecast-");
    }
    return name.toString();
  }
}
