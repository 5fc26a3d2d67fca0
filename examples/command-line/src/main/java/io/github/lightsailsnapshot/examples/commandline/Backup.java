package io.github.lightsailsnapshot.examples.commandline;

import io.github.lightsailsnapshot.core.SnapshotException;
import io.github.lightsailsnapshot.core.SnapshotJob;
import io.github.lightsailsnapshot.core.SnapshotReport;
import io.github.lightsailsnapshot.retention.RetentionPlan;

/** Runs a job, or only looks ahead, and tells what came of it. The numbers are exit statuses. */
record Backup(Settings settings, Lines lines, Documents documents) {

  int run(SnapshotJob job) {
    SnapshotReport report = job.run();
    lines.say(report);
    int status = ExitStatus.of(report, lines.isLogged());
    documents.write(() -> RunDocument.of(settings, report, status));
    return status;
  }

  int preview(SnapshotJob job, LastListing client) {
    try {
      RetentionPlan plan = job.preview();
      lines.say("A run would do this:\n" + plan);
      lines.say(settings.target().standing(client.last()));
      documents.write(() ->
          new PlanDocument(settings.target(), settings.region()).ofPreview(plan, client.last()));
      return lines.isLogged() ? ExitStatus.SUCCEEDED : ExitStatus.DEGRADED;
    } catch (SnapshotException | IllegalStateException noPlan) {
      lines.fail(OneLine.told(noPlan));
      return ExitStatus.FAILED;
    }
  }
}
