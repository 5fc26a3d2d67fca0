package io.github.lightsailsnapshot.examples.commandline.commands;

import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.examples.commandline.options.PolicyText;
import software.amazon.awssdk.regions.Region;

/** A job and its region, formatted like the options. */
public record RegionalJob(SnapshotJob job, Region region) {

  @Override
  public String toString() {
    return job.source() + " as " + job.naming().basename() + ", keeping "
        + PolicyText.spelt(job.policy()) + ", days in " + job.zone().getId() + ", in " + region;
  }
}
