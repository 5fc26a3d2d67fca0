package io.github.lightsailsnapshot.examples.commandline.doctor;

import io.github.lightsailsnapshot.retention.text.PlainText;
import java.util.List;
import java.util.Locale;

/**
 * The result of a check, on one line.
 *
 * @param check what was checked
 * @param text what was found, and what to do about it
 */
record Finding(Status status, String check, String text) {
  /** How it was found. */
  enum Status {
    OK(0),
    /** It could not be checked, or was not to be. */
    UNKNOWN(0),
    WARNING(3),
    FAILED(1);

    private final int exitStatus;

    Status(int exitStatus) {
      this.exitStatus = exitStatus;
    }

    String word() {
      return this == UNKNOWN ? "not checked" : name().toLowerCase(Locale.ROOT);
    }
  }

  static Finding ok(String check, String text) {
    return new Finding(Status.OK, check, text);
  }

  static Finding unknown(String check, String text) {
    return new Finding(Status.UNKNOWN, check, text);
  }

  static Finding warning(String check, String text) {
    return new Finding(Status.WARNING, check, text);
  }

  static Finding failed(String check, String text) {
    return new Finding(Status.FAILED, check, text);
  }

  /** The same, of one of several places. */
  Finding in(String place) {
    return new Finding(status, check + " in " + place, text);
  }

  /** The exit status for all findings: that of the worst one. */
  static int exitStatus(List<Finding> findings) {
    return findings.stream()
        .map(Finding::status)
        .max(Status::compareTo)
        .orElse(Status.OK)
        .exitStatus;
  }

  @Override
  public String toString() {
    return PlainText.line("%-11s  %s: %s".formatted(status.word(), check, text));
  }
}
