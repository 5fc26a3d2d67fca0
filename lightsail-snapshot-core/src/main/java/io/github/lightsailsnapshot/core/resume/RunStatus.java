package io.github.lightsailsnapshot.core.resume;

import io.github.lightsailsnapshot.core.report.SnapshotReport;
import java.util.Objects;

/** How far a run has come that is driven in parts: see {@link io.github.lightsailsnapshot.core.job.SnapshotJob#start()} and {@link io.github.lightsailsnapshot.core.job.SnapshotJob#resume}. */
public sealed interface RunStatus {

  /**
   * The run has its snapshot, which is not available yet. Nobody was told yet.
   *
   * @param token what to resume the run with
   */
  record InProgress(ResumeToken token) implements RunStatus {
    /** Checks that the token is not null. */
    public InProgress {
      Objects.requireNonNull(token, "token");
    }
  }

  /**
   * The run is over, and the notifiers were told.
   *
   * @param report its report
   */
  record Ended(SnapshotReport report) implements RunStatus {
    /** Checks that the report is not null. */
    public Ended {
      Objects.requireNonNull(report, "report");
    }
  }
}
