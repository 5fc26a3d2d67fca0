package io.github.lightsailsnapshot.examples.commandline;

import io.github.lightsailsnapshot.core.Outcome;
import io.github.lightsailsnapshot.core.SnapshotReport;

/** The exit status of the process, for scripts and schedulers. */
final class ExitStatus {
  static final int SUCCEEDED = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;
  static final int DEGRADED = 3;
  static final int SKIPPED = 4;

  private ExitStatus() {}

  /** Telling people is a part of a success: a mail or a log line that is missing needs a look, too. */
  static int of(SnapshotReport report, boolean logged) {
    int status = of(report.outcome());
    boolean told = logged && report.undelivered().isEmpty();
    return status == SUCCEEDED && !told ? DEGRADED : status;
  }

  private static int of(Outcome outcome) {
    return switch (outcome) {
      case SUCCEEDED -> SUCCEEDED;
      case DEGRADED -> DEGRADED;
      case FAILED -> FAILED;
      case SKIPPED -> SKIPPED;
    };
  }
}
