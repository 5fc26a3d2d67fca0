package io.github.lightsailsnapshot.examples.commandline.commands;

import io.github.lightsailsnapshot.examples.commandline.options.TimingOptions;

/** The settings of a run, as they were interpreted. */
record CommandSettings(RegionalJob what, TimingOptions timing) {

  @Override
  public String toString() {
    return what + ", " + timing;
  }
}
