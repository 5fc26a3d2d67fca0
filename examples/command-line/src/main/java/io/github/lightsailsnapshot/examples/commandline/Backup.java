package io.github.lightsailsnapshot.examples.commandline;

import io.github.lightsailsnapshot.core.SnapshotException;
import io.github.lightsailsnapshot.core.SnapshotJob;
import io.github.lightsailsnapshot.core.SnapshotReport;
import io.github.lightsailsnapshot.retention.RetentionPlan;

/** Runs a job, or only looks ahead, and tells what came of it. The number is the exit status. */
final class Backup {
  private final Target target;
  private final TimingOptions timing;
  private final Lines lines;
  private final Documents documents;

  Backup(Target target, TimingOptions timing, Lines lines, Documents documents) {
    this.target = target;
    this.timing = timing;
    this.lines = lines;
    this.documents = documents;
  }

  int run(SnapshotJob job) {
    SnapshotReport report = job.run();
    lines.say(report);
    int status = ExitStatus.of(report, lines.isLogged());
    documents.write(() -> new RunDocument(target, timing).of(report, status));
    return status;
  }

  int preview(SnapshotJob job) {
    try {
      RetentionPlan plan = job.preview();
      lines.say("A run would do this:\n" + plan);
      documents.write(() -> new PlanDocument(target).of("preview", plan));
      return lines.isLogged() ? ExitStatus.SUCCEEDED : ExitStatus.DEGRADED;
    } catch (SnapshotException | IllegalStateException noPlan) {
      lines.warn(OneLine.told(noPlan));
      return ExitStatus.FAILED;
    }
  }
}
