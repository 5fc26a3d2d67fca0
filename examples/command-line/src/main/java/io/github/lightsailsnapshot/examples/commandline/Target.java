package io.github.lightsailsnapshot.examples.commandline;

import io.github.lightsailsnapshot.core.SnapshotNaming;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import java.time.ZoneId;
import software.amazon.awssdk.regions.Region;

/** Which snapshots are meant, and what decides on them, as it was understood. */
record Target(
    String instance, SnapshotNaming naming, Region region, RetentionPolicy policy, ZoneId zone) {

  @Override
  public String toString() {
    return instance + " as " + naming.basename() + " in " + region.id() + ", keeping " + policy
        + ", days in " + zone.getId();
  }
}
