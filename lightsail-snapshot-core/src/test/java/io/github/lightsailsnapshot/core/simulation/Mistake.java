package io.github.lightsailsnapshot.core.simulation;

import io.github.lightsailsnapshot.core.SnapshotClient;
import io.github.lightsailsnapshot.core.SnapshotReport;

/** Something that a job could do wrong, planted around it: between it and the region, or between it and who reads its report. */
interface Mistake {
  Mistake NONE = new Mistake() {};

  /** What the job talks to in place of the region. */
  default SnapshotClient client(SnapshotClient region, World world) {
    return region;
  }

  /** What the caller gets in place of the job's report. */
  default SnapshotReport report(SnapshotReport report) {
    return report;
  }
}
