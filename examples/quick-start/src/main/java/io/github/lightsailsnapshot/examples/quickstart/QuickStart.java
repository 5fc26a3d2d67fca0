package io.github.lightsailsnapshot.examples.quickstart;

import io.github.lightsailsnapshot.core.client.SnapshotNaming;
import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.core.memory.InMemorySnapshots;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Runs the job once with an in-memory region that already has snapshots of fifteen nights, and some that the job did
 * not create; then each night of a month in virtual time. It uses no network.
 */
public final class QuickStart {
  private static final int NIGHTS = 15;

  private QuickStart() {}

  /**
   * Shows a run.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) {
    run(System.out);
    System.out.println();
    List<SnapshotReport> unused = new MonthOfNights(System.out).run();
  }

  static SnapshotReport run(PrintStream out) {
    InMemorySnapshots region = fifteenNights();
    RetentionPolicy policy = Keep.last(3).or(Keep.daily(7)).or(Keep.weekly(5));
    SnapshotJob job = SnapshotJob.builder(region, "web-1", policy)
        .basename("nightly")
        .listener(out::println)
        .build();

    SnapshotReport report = job.run();

    out.println();
    out.println(report);
    out.println();
    out.println("In the region now:");
    region.snapshots().forEach(snapshot -> out.println("  " + snapshot.name()));
    return report;
  }

  private static InMemorySnapshots fifteenNights() {
    InMemorySnapshots region = InMemorySnapshots.ofInstances("web-1", "web-2");
    SnapshotNaming naming = new SnapshotNaming("nightly");
    Instant now = Instant.now();
    for (int nights = 1; nights <= NIGHTS; nights++) {
      Instant at = now.minus(Duration.ofDays(nights));
      region.add("web-1", naming.nameAt(at), at);
    }
    Instant longAgo = now.minus(Duration.ofDays(400));
    return region
        .add("web-1", "nightly-golden-before-upgrade", longAgo)
        .add("web-2", "web-2-by-hand", longAgo);
  }
}
