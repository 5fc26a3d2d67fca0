package consumer.withoutaws;

import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.RunReport;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.notify.LogNotifier;
import io.github.lightsailsnapshot.notify.Notifiers;
import io.github.lightsailsnapshot.notify.json.ReportJson;
import io.github.lightsailsnapshot.retention.Keep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A host with a client of its own, and without the AWS SDK. */
public final class Main {
  private Main() {}

  /**
   * Runs the job.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) {
    List<RunReport> sent = new ArrayList<>();
    SnapshotReport report = SnapshotJob.builder(new OwnClient(), "web-1", Keep.daily(7))
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
    if (isPresent("software.amazon.awssdk.core.SdkClient")) {
      throw new IllegalStateException("It is there: the AWS SDK");
    }
  }

  private static boolean isPresent(String name) {
    try {
      Class.forName(name);
      return true;
    } catch (ClassNotFoundException absent) {
      return false;
    }
  }
}
