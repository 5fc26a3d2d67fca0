package consumer.all;

import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.core.memory.InMemorySnapshots;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.RunReport;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.notify.LogNotifier;
import io.github.lightsailsnapshot.notify.Notifiers;
import io.github.lightsailsnapshot.notify.json.ReportJson;
import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.RetentionPlan;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Runs a job in memory with a policy, a notifier and a plan. */
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
    RetentionPlan plan = RetentionPlan.of(Keep.all(), report.kept(), report.finishedAt(), ZoneOffset.UTC);
    if (!plan.deletions().isEmpty()) {
      throw new IllegalStateException(plan.toString());
    }
  }
}
