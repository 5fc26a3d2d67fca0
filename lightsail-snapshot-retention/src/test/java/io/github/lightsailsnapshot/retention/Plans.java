package io.github.lightsailsnapshot.retention;

import io.github.lightsailsnapshot.retention.testing.SnapshotSeries;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Plans of snapshots at 2026-11-22T03:00Z. */
final class Plans {
  static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
  static final RetentionPolicy NOTHING = history -> List.of();

  private Plans() {}

  static RetentionPlan plan(RetentionPolicy policy, Snapshot... snapshots) {
    return RetentionPlan.of(policy, List.of(snapshots), NOW, ZoneOffset.UTC);
  }

  static Snapshot at(String day) {
    return SnapshotSeries.at(day + "T03:00:00Z");
  }

  static Snapshot ofSource(String sourceId, Snapshot snapshot) {
    return snapshot.withSourceId(sourceId);
  }

  static Snapshot automatic(Snapshot snapshot) {
    return snapshot.asCopyOfAutomatic();
  }
}
