package consumer.notify;

import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.core.memory.InMemorySnapshots;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.RunReport;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.notify.LogNotifier;
import io.github.lightsailsnapshot.notify.Notifiers;
import io.github.lightsailsnapshot.notify.json.ReportJson;
import io.github.lightsailsnapshot.notify.ses.SesNotifier;
import io.github.lightsailsnapshot.retention.Keep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ses.SesClient;

/** Runs a job in memory, and builds the notifier that would mail its report. */
public final class Main {
  private Main() {}

  /**
   * Runs the job.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) {
    List<RunReport> sent = new ArrayList<>();
    SnapshotReport report = SnapshotJob.builder(InMemorySnapshots.ofInstances("web-1"), "web-1", Keep.daily(7))
        .waitTimeout(Duration.ZERO)
        .notifier(Notifiers.all(LogNotifier.create(), sent::add))
        .build()
        .run();
    if (report.outcome() != Outcome.SUCCEEDED || sent.size() != 1 || !report.undelivered().isEmpty()) {
      throw new IllegalStateException(report.toString());
    }
    if (!ReportJson.read(ReportJson.write(report)).equals(sent.get(0))) {
      throw new IllegalStateException(ReportJson.write(report));
    }
    try (SesClient client = SesClient.builder().region(Region.EU_CENTRAL_1).build()) {
      SesNotifier notifier =
          SesNotifier.builder(client, "ops@example.com").to("me@example.com").build();
      if (!notifier.toString().contains("me@example.com")) {
        throw new IllegalStateException(notifier.toString());
      }
    }
  }
}
