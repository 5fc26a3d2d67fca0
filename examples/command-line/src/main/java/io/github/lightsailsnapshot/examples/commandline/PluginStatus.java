package io.github.lightsailsnapshot.examples.commandline;

import io.github.lightsailsnapshot.retention.text.PlainText;

/** What a check tells a monitor, in the manners of Nagios: https://nagios-plugins.org/doc/guidelines.html. */
enum PluginStatus {
  OK(0),
  WARNING(1),
  CRITICAL(2),
  UNKNOWN(3);

  private final int exitStatus;

  PluginStatus(int exitStatus) {
    this.exitStatus = exitStatus;
  }

  int exitStatus() {
    return exitStatus;
  }

  /** The one line that a monitor reads, in which a bar would begin the performance data. */
  String line(String text) {
    return "RECOVERY POINT " + name() + " - " + PlainText.line(text).replace('|', '?');
  }
}
