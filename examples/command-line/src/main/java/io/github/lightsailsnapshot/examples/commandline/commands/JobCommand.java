package io.github.lightsailsnapshot.examples.commandline.commands;

import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.core.monitor.JobStatus;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.examples.commandline.messages.OneLine;
import io.github.lightsailsnapshot.examples.commandline.options.HtmlOption;
import io.github.lightsailsnapshot.examples.commandline.output.DocumentOutput;
import io.github.lightsailsnapshot.examples.commandline.output.ProgressPrinter;
import io.github.lightsailsnapshot.notify.json.ReportJson;

/** Runs a job or previews it, and reports the result. The returned numbers are exit statuses. */
record JobCommand(CommandSettings settings, ProgressPrinter lines, DocumentOutput documents) {

  /** Lost lines do not matter, because the report has other channels; a lost document needs attention. */
  int run(SnapshotJob job) {
    SnapshotReport report = job.run();
    int status = ExitStatus.of(report, lines.isLogged());
    if (status == ExitStatus.SUCCEEDED) {
      lines.say(report);
    } else {
      lines.sayProblem(report);
    }
    documents.write(() -> ReportJson.write(report));
    int lost = status == ExitStatus.SUCCEEDED ? ExitStatus.DEGRADED : status;
    return documents.wanted() ? documents.delivered(status, lost) : status;
  }

  int preview(SnapshotJob job, HtmlOption html) {
    try {
      JobStatus status = job.inspect();
      lines.say("A run would do this:\n" + status.plan());
      RegionCounts.of(status).tell(lines);
      documents.write(() -> new PlanDocument(settings.what()).ofPreview(status));
      if (!html.isWritten(job.source(), status.plan(), lines::fail)) {
        return ExitStatus.FAILED;
      }
      int told = lines.isLogged() ? ExitStatus.SUCCEEDED : ExitStatus.DEGRADED;
      return documents.delivered(told, ExitStatus.FAILED);
    } catch (SnapshotException | IllegalStateException noPlan) {
      lines.fail(OneLine.told(noPlan));
      return ExitStatus.FAILED;
    }
  }
}
