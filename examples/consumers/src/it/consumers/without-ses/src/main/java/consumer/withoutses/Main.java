package consumer.withoutses;

import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.core.memory.InMemorySnapshots;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.RunReport;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.notify.LogNotifier;
import io.github.lightsailsnapshot.notify.Notifiers;
import io.github.lightsailsnapshot.notify.http.WebhookNotifier;
import io.github.lightsailsnapshot.notify.json.ReportJson;
import io.github.lightsailsnapshot.retention.Keep;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A host that sends no mail, and excludes the client of Amazon SES. */
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
    WebhookNotifier webhook =
        WebhookNotifier.builder(URI.create("https://hooks.example.com/secret")).build();
    if (webhook.toString().contains("secret")) {
      throw new IllegalStateException(webhook.toString());
    }
    if (isPresent("software.amazon.awssdk.services.ses.SesClient")) {
      throw new IllegalStateException("It is there: Amazon SES");
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
