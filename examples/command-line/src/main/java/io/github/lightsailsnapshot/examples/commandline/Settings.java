package io.github.lightsailsnapshot.examples.commandline;

import software.amazon.awssdk.regions.Region;

/** What a run was told, as it was understood. */
record Settings(Target target, Region region, TimingOptions timing) {

  @Override
  public String toString() {
    return target + ", in " + region + ", " + timing;
  }
}
