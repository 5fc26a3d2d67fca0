package io.github.lightsailsnapshot.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.client.SnapshotNaming;
import io.github.lightsailsnapshot.core.lightsail.LightsailSnapshots;
import io.github.lightsailsnapshot.core.lightsail.ShortLimits;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.time.VirtualTime;
import io.github.lightsailsnapshot.core.wire.LocalAws;
import io.github.lightsailsnapshot.core.wire.SdkClients;
import io.github.lightsailsnapshot.retention.Keep;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.lightsail.LightsailClient;

/** A job with the real SDK against a local endpoint that has five nights of one instance. */
final class WireFixture implements AutoCloseable {
  static final String LIST = "GetInstanceSnapshots";
  static final String CREATE = "CreateInstanceSnapshot";
  static final String DELETE = "DeleteInstanceSnapshot";

  final VirtualTime time = VirtualTime.startingAt(Instant.parse(JobFixture.NOW));
  final LocalAws aws = LocalAws.start();
  final LightsailClient sdk = SdkClients.lightsail(aws);
  private final List<SnapshotReport> told = new ArrayList<>();
  private final SnapshotNaming naming = new SnapshotNaming("nightly");

  WireFixture() {
    aws.lightsail().clock(time);
    aws.lightsail().instance("web-1");
    for (int days = 1; days <= 5; days++) {
      Instant at = time.instant().minus(Duration.ofDays(days));
      aws.lightsail().add(naming.nameAt(at), "web-1", at);
    }
  }

  @Override
  public void close() {
    sdk.close();
    aws.close();
  }

  SnapshotJob.Builder keepThree(SnapshotClient snapshots) {
    return SnapshotJob.builder(snapshots, "web-1", Keep.last(3))
        .basename("nightly")
        .clock(time)
        .timeSource(time)
        .notifier(report -> told.addAll(report.jobs()));
  }

  SnapshotReport run() {
    return reported(keepThree(LightsailSnapshots.ofInstances(sdk)));
  }

  SnapshotReport runWith(WireFault fault) {
    return reported(
        keepThree(fault.takesTime() ? ShortLimits.of(sdk) : LightsailSnapshots.ofInstances(sdk)));
  }

  SnapshotReport reported(SnapshotJob.Builder job) {
    SnapshotReport report = job.build().run();
    assertThat(told).containsExactly(report);
    return report;
  }

  String daysAgo(int days) {
    return naming.nameAt(Instant.parse(JobFixture.NOW).minus(Duration.ofDays(days)));
  }
}
