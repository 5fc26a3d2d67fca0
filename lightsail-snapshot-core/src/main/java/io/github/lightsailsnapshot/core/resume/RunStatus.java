package io.github.lightsailsnapshot.core.resume;

import io.github.lightsailsnapshot.core.report.SnapshotReport;
import java.util.Objects;

/**
 * The status of a run that is executed in parts: see {@link io.github.lightsailsnapshot.core.job.SnapshotJob#start()}
 * and {@link io.github.lightsailsnapshot.core.job.SnapshotJob#resume}.
 */
public sealed interface RunStatus {

  /**
   * The run has its snapshot, which is not available yet. No notifier has been called.
   *
   * @param token the token with which to resume the run
   */
  record InProgress(ResumeToken token) implements RunStatus {
    /** Checks that the token is not null. */
    public InProgress {
      Objects.requireNonNull(token, "token");
    }
  }

  /**
   * The run is over, and the notifiers have been called.
   *
   * @param report the report of the run
   */
  record Ended(SnapshotReport report) implements RunStatus {
    /** Checks that the report is not null. */
    public Ended {
      Objects.requireNonNull(report, "report");
    }
  }
}
