package io.github.lightsailsnapshot.examples.commandline;

/** What a run was told, as it was understood. */
record CommandSettings(RegionalJob what, TimingOptions timing) {

  @Override
  public String toString() {
    return what + ", " + timing;
  }
}
