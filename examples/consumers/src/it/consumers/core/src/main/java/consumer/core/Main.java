package consumer.core;

import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.core.lightsail.LightsailSnapshots;
import io.github.lightsailsnapshot.core.memory.InMemorySnapshots;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.retention.Keep;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lightsail.LightsailClient;

/** Runs a job in memory, and builds the client that would run it in Lightsail. */
public final class Main {
  private Main() {}

  /**
   * Runs the job.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) {
    SnapshotReport report = SnapshotJob.builder(InMemorySnapshots.ofInstances("web-1"), "web-1", Keep.daily(7))
        .waitTimeout(Duration.ZERO)
        .build()
        .run();
    if (report.outcome() != Outcome.SUCCEEDED) {
      throw new IllegalStateException(report.toString());
    }
    try (LightsailClient client =
            LightsailClient.builder().region(Region.EU_CENTRAL_1).build();
        LightsailSnapshots snapshots = LightsailSnapshots.ofInstances(client)) {
      if (!snapshots.region().equals(Optional.of("eu-central-1"))) {
        throw new IllegalStateException(snapshots.toString());
      }
    }
  }
}
