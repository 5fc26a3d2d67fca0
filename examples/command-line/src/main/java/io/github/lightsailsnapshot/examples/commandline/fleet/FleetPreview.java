package io.github.lightsailsnapshot.examples.commandline.fleet;

import io.github.lightsailsnapshot.core.job.FleetStatus;
import io.github.lightsailsnapshot.core.job.JobInspection;
import io.github.lightsailsnapshot.core.job.SnapshotFleet;
import io.github.lightsailsnapshot.core.monitor.JobStatus;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.examples.commandline.commands.ExitStatus;
import io.github.lightsailsnapshot.examples.commandline.messages.OneLine;
import io.github.lightsailsnapshot.examples.commandline.options.PolicyText;
import io.github.lightsailsnapshot.examples.commandline.output.DocumentOutput;
import io.github.lightsailsnapshot.examples.commandline.output.ProgressPrinter;
import io.github.lightsailsnapshot.retention.Snapshot;

/** Shows what a run of a fleet would do. */
record FleetPreview(SnapshotFleet fleet, ProgressPrinter lines, DocumentOutput documents) {

  int show() {
    FleetStatus status = fleet.inspect();
    lines.say("A run would do this:");
    status.jobs().forEach(this::show);
    status.refused().forEach(this::show);
    status.problems().forEach(problem -> lines.warn(problem.toString()));
    documents.write(() -> FleetStatusDocument.preview(status));
    boolean isFailed = !status.refused().isEmpty()
        || status.jobs().stream().anyMatch(JobInspection.Failed.class::isInstance)
        || status.problems().stream()
            .anyMatch(problem -> problem.kind() == Problem.Kind.SELECTION_FAILED);
    int told = lines.isLogged() ? ExitStatus.SUCCEEDED : ExitStatus.DEGRADED;
    return documents.delivered(isFailed ? ExitStatus.FAILED : told, ExitStatus.FAILED);
  }

  private void show(JobInspection job) {
    if (job instanceof JobInspection.Inspected inspected) {
      show(inspected);
    } else if (job instanceof JobInspection.Failed failed) {
      lines.fail(failed.job().source() + ": " + OneLine.told(failed.why()));
    }
  }

  private void show(JobInspection.Inspected job) {
    JobStatus status = job.status();
    String taken = status
        .planned()
        .map(next -> "takes " + next.name())
        .or(() -> status.serving().map(own -> "takes none, the slot has " + own.name()))
        .orElse("finds no free name");
    lines.say(status.source() + ": " + taken + ", keeps " + status.plan().kept().size()
        + ", deletes " + status.plan().deletions().size() + " ("
        + PolicyText.spelt(job.job().policy()) + ")");
    for (Snapshot deleted : status.plan().deletions()) {
      lines.say("  DELETE  " + deleted.name());
    }
  }

  private void show(SnapshotReport refused) {
    refused.problems().forEach(problem -> lines.fail(problem.toString()));
  }
}
