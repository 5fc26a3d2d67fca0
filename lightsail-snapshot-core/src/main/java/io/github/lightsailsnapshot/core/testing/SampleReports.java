package io.github.lightsailsnapshot.core.testing;

import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.client.SnapshotNaming;
import io.github.lightsailsnapshot.core.job.SnapshotFleet;
import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.core.memory.InMemorySnapshots;
import io.github.lightsailsnapshot.core.memory.InMemorySnapshots.Operation;
import io.github.lightsailsnapshot.core.report.FleetReport;
import io.github.lightsailsnapshot.core.report.RunReport;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.time.VirtualTime;
import io.github.lightsailsnapshot.retention.Keep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Reports of runs that went well and of runs that did not, for tests of a host's own notifiers. Each is the report of a real run
 * on a region in memory, in virtual time, of the instance {@code web-1} as {@code nightly}, or of a fleet.
 */
public final class SampleReports {
  private static final Instant NIGHT = Instant.parse("2026-11-22T03:00:00Z");

  private SampleReports() {}

  /**
   * A run that took a snapshot and deleted two.
   *
   * @return a report that is {@code SUCCEEDED}
   */
  public static SnapshotReport succeeded() {
    return new Night().job.run();
  }

  /**
   * A run that took a snapshot and could not delete one of two.
   *
   * @return a report that is {@code DEGRADED}
   */
  public static SnapshotReport degraded() {
    Night night = new Night();
    night.region.failNext(
        Operation.DELETE, new SnapshotException.AccessDenied("Could not delete: access denied"));
    return night.job.run();
  }

  /**
   * A run that could not take a snapshot, and so deleted nothing.
   *
   * @return a report that is {@code FAILED}
   */
  public static SnapshotReport failed() {
    Night night = new Night();
    night.region.failNext(
        Operation.CREATE, new SnapshotException.AccessDenied("Could not create: access denied"));
    return night.job.run();
  }

  /**
   * A run that found another one at work, and left everything to it.
   *
   * @return a report that is {@code SKIPPED}
   */
  public static SnapshotReport skipped() {
    Night night = new Night();
    night.region.settlesAfter(Duration.ofHours(1));
    night.region.create("web-1", new SnapshotNaming("nightly").nameAt(NIGHT.minusSeconds(60)));
    return night.job.run();
  }

  /**
   * A run that only deleted.
   *
   * @return a report of the kind {@code PRUNE}
   */
  public static SnapshotReport pruned() {
    return new Night().job.prune();
  }

  /**
   * A fleet of three jobs: that of {@code web-1} succeeded, that of {@code web-2} is degraded, and that of {@code web-3},
   * which does not exist, failed.
   *
   * @return a report that is {@code FAILED}
   */
  public static FleetReport fleet() {
    Night night = new Night();
    night.addThreeNights("web-2", "web-2-auto");
    return SnapshotFleet.builder()
        .job(night.job)
        .job(night.job("web-2").maxDeletions(1).build())
        .job(night.job("web-3").build())
        .parallelism(1)
        .host("backup-1")
        .clock(night.time)
        .build()
        .run();
  }

  /**
   * One report of each outcome, and those of a pruning and of a fleet.
   *
   * @return the reports, the best first, and that of the fleet at the end
   */
  public static List<RunReport> all() {
    return List.of(succeeded(), skipped(), pruned(), degraded(), failed(), fleet());
  }

  private static final class Night {
    private final VirtualTime time = VirtualTime.startingAt(NIGHT);
    private final InMemorySnapshots region =
        InMemorySnapshots.ofInstances("web-1", "web-2").clock(time);
    private final SnapshotJob job = job("web-1").basename("nightly").build();

    Night() {
      addThreeNights("web-1", "nightly");
    }

    private SnapshotJob.Builder job(String source) {
      return SnapshotJob.builder(region, source, Keep.last(2))
          .host("backup-1")
          .clock(time)
          .timeSource(time);
    }

    private void addThreeNights(String source, String basename) {
      for (int nights = 1; nights <= 3; nights++) {
        Instant at = NIGHT.minus(Duration.ofDays(nights));
        region.add(source, new SnapshotNaming(basename).nameAt(at), at);
      }
    }
  }
}
