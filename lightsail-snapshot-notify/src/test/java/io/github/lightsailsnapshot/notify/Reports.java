package io.github.lightsailsnapshot.notify;

import io.github.lightsailsnapshot.core.SnapshotJob;
import io.github.lightsailsnapshot.core.SnapshotNaming;
import io.github.lightsailsnapshot.core.SnapshotReport;
import io.github.lightsailsnapshot.core.memory.InMemorySnapshots;
import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** Reports of real runs on a region in memory. */
public final class Reports {
  private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

  private Reports() {}

  /** A run that made a snapshot and deleted one. */
  public static SnapshotReport succeeded() {
    InMemorySnapshots region = region();
    region.put(
        Snapshot.available("nightly-2026-11-21T03-00-00Z", "web-1", NOW.minus(Duration.ofDays(1))));
    region.put(
        Snapshot.available("nightly-2026-11-20T03-00-00Z", "web-1", NOW.minus(Duration.ofDays(2))));
    return job(region, "web-1").run();
  }

  /** A run on an instance that is not there. */
  public static SnapshotReport failed(String source) {
    return job(region(), source).run();
  }

  /** A run that found another snapshot pending. */
  public static SnapshotReport skipped() {
    InMemorySnapshots region = region();
    region.put(Snapshot.available("nightly-2026-11-22T02-00-00Z", "web-1", NOW)
        .withState(Snapshot.State.PENDING));
    return job(region, "web-1").run();
  }

  /** A run that made a snapshot, and whose plan exceeded the ceiling on deletions. */
  public static SnapshotReport degraded() {
    InMemorySnapshots region = region();
    for (int days = 1; days <= 3; days++) {
      Instant at = NOW.minus(Duration.ofDays(days));
      region.put(Snapshot.available(new SnapshotNaming("nightly").nameAt(at), "web-1", at));
    }
    return builder(region, "web-1").maxDeletions(1).build().run();
  }

  private static InMemorySnapshots region() {
    return InMemorySnapshots.ofInstances("web-1").clock(Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static SnapshotJob job(InMemorySnapshots region, String source) {
    return builder(region, source).build();
  }

  private static SnapshotJob.Builder builder(InMemorySnapshots region, String source) {
    return SnapshotJob.builder(region, source, Keep.last(1))
        .basename("nightly")
        .clock(Clock.fixed(NOW, ZoneOffset.UTC))
        .waitAtMost(Duration.ZERO);
  }
}
