package io.github.lightsailsnapshot.examples.commandline;

import io.github.lightsailsnapshot.core.SnapshotException;
import io.github.lightsailsnapshot.core.SnapshotJob;
import io.github.lightsailsnapshot.core.SnapshotReport;
import io.github.lightsailsnapshot.notify.json.ReportJson;
import io.github.lightsailsnapshot.retention.RetentionPlan;

/** Runs a job, or only looks ahead, and tells what came of it. The numbers are exit statuses. */
record Backup(Settings settings, Lines lines, Documents documents) {

  /** Lines that nobody reads lose nothing, since a report has other ways; a document that is lost needs a look. */
  int run(SnapshotJob job) {
    SnapshotReport report = job.run();
    lines.say(report);
    int status = ExitStatus.of(report, lines.isLogged());
    documents.write(() -> ReportJson.write(report));
    int lost = status == ExitStatus.SUCCEEDED ? ExitStatus.DEGRADED : status;
    return documents.wanted() ? documents.delivered(status, lost) : status;
  }

  int preview(SnapshotJob job, LastListing client) {
    try {
      RetentionPlan plan = job.preview();
      lines.say("A run would do this:\n" + plan);
      settings.target().standing(client.last()).tell(lines);
      documents.write(() ->
          new PlanDocument(settings.target(), settings.region()).ofPreview(plan, client.last()));
      int status = lines.isLogged() ? ExitStatus.SUCCEEDED : ExitStatus.DEGRADED;
      return documents.delivered(status, ExitStatus.FAILED);
    } catch (SnapshotException | IllegalStateException noPlan) {
      lines.fail(OneLine.told(noPlan));
      return ExitStatus.FAILED;
    }
  }
}
