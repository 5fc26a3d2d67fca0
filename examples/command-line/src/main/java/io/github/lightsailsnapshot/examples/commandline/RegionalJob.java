package io.github.lightsailsnapshot.examples.commandline;

import io.github.lightsailsnapshot.core.job.SnapshotJob;
import software.amazon.awssdk.regions.Region;

/** A job and its region, formatted like the options. */
record RegionalJob(SnapshotJob job, Region region) {

  @Override
  public String toString() {
    return job.source() + " as " + job.naming().basename() + ", keeping "
        + PolicyText.spelt(job.policy()) + ", days in " + job.zone().getId() + ", in " + region;
  }
}
