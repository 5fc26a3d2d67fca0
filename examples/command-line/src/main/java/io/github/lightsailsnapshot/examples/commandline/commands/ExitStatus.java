package io.github.lightsailsnapshot.examples.commandline.commands;

import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.RunReport;

/** The exit status of the process, for scripts and schedulers. */
public final class ExitStatus {
  public static final int SUCCEEDED = Outcome.SUCCEEDED.exitStatus();
  public static final int FAILED = Outcome.FAILED.exitStatus();
  public static final int USAGE = 2;
  public static final int DEGRADED = Outcome.DEGRADED.exitStatus();

  private ExitStatus() {}

  /** Notification is part of success: a missing mail or log line also needs attention. */
  public static int of(RunReport report, boolean logged) {
    int status = report.outcome().exitStatus();
    boolean told = logged && report.undelivered().isEmpty();
    return status == SUCCEEDED && !told ? DEGRADED : status;
  }
}
