package io.github.lightsailsnapshot.core.job;

import io.github.lightsailsnapshot.core.monitor.JobStatus;
import java.util.Objects;

/** What {@link SnapshotFleet#inspect()} found out about one of its jobs. */
public sealed interface JobInspection {

  /**
   * Returns the job.
   *
   * @return the job
   */
  SnapshotJob job();

  /**
   * The status of a job.
   *
   * @param job the job
   * @param status its status
   */
  record Inspected(SnapshotJob job, JobStatus status) implements JobInspection {

    /** Checks that no component is null. */
    public Inspected {
      Objects.requireNonNull(job, "job");
      Objects.requireNonNull(status, "status");
    }
  }

  /**
   * A job whose status is not known, because no complete listing could be obtained or its policy failed.
   *
   * @param job the job
   * @param why the reason: a {@link io.github.lightsailsnapshot.core.client.SnapshotException SnapshotException} or an
   *     {@link IllegalStateException}
   */
  record Failed(SnapshotJob job, RuntimeException why) implements JobInspection {

    /** Checks that no component is null. */
    public Failed {
      Objects.requireNonNull(job, "job");
      Objects.requireNonNull(why, "why");
    }
  }
}
