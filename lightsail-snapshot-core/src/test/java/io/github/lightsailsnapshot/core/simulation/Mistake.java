package io.github.lightsailsnapshot.core.simulation;

import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Something that a job could do wrong, planted around it: between it and the region, or between it and who reads its report. */
interface Mistake {
  Mistake NONE = new Mistake() {};

  /** What the job talks to in place of the region. */
  default SnapshotClient client(SnapshotClient region, World world) {
    return region;
  }

  /** What the job is told besides, if it has this deadline or none. */
  default void settings(SnapshotJob.Builder job, Optional<Duration> deadline) {}

  /** For which moment the job runs in place of the one that was meant. */
  default Optional<Instant> scheduledFor(Schedule schedule, Instant now) {
    return schedule.moment();
  }

  /** What the job asks in place of its policy. */
  default RetentionPolicy policy(RetentionPolicy policy) {
    return policy;
  }

  /** What the caller gets in place of the job's report. */
  default SnapshotReport report(SnapshotReport report) {
    return report;
  }
}
