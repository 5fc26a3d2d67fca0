package io.github.lightsailsnapshot.core.job;

import io.github.lightsailsnapshot.core.client.SnapshotClient;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Refuses jobs of one client that would contend for names or for snapshots. */
final class FleetConflicts {

  private FleetConflicts() {}

  static void check(List<SnapshotJob> jobs) {
    IdentityHashMap<SnapshotClient, Map<String, SnapshotJob>> byClient = new IdentityHashMap<>();
    for (SnapshotJob job : jobs) {
      Map<String, SnapshotJob> byName =
          byClient.computeIfAbsent(job.client(), unused -> new LinkedHashMap<>());
      SnapshotJob other = byName.putIfAbsent(job.naming().basename(), job);
      if (other != null) {
        throw new IllegalArgumentException(described(job) + " and " + described(other)
            + " use the same basename; names are unique in a region, so give each job its own, for example with"
            + " {source} in it");
      }
      checkTime(job, byName.values().iterator().next());
    }
  }

  private static String described(SnapshotJob job) {
    return "The job for " + job.source() + " as " + job.naming().basename();
  }

  private static void checkTime(SnapshotJob job, SnapshotJob other) {
    if (!job.timeSource().equals(other.timeSource())) {
      throw new IllegalArgumentException(described(job) + " and " + described(other)
          + " have the same client but different time sources; use the same one");
    }
  }
}
