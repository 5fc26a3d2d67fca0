package io.github.lightsailsnapshot.examples.commandline.commands;

import io.github.lightsailsnapshot.retention.text.PlainText;

/** The status of a Nagios plugin: https://nagios-plugins.org/doc/guidelines.html. */
public enum PluginStatus {
  OK(0),
  WARNING(1),
  CRITICAL(2),
  UNKNOWN(3);

  private final int exitStatus;

  PluginStatus(int exitStatus) {
    this.exitStatus = exitStatus;
  }

  public int exitStatus() {
    return exitStatus;
  }

  /** The line that a monitor reads. Bars are replaced, because a bar begins the performance data. */
  public String line(String text) {
    return "RECOVERY POINT " + name() + " - " + PlainText.line(text).replace('|', '?');
  }
}
