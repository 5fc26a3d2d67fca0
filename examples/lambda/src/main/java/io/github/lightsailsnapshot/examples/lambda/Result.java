package io.github.lightsailsnapshot.examples.lambda;

import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.resume.RunStatus;
import java.util.Map;

/** What a function returns: the state machine decides by {@code status} and {@code outcome}. */
final class Result {
  private Result() {}

  static Map<String, String> of(RunStatus status) {
    if (status instanceof RunStatus.InProgress waiting) {
      return Map.of("status", "IN_PROGRESS", "token", waiting.token().toString());
    }
    return of(((RunStatus.Ended) status).report());
  }

  static Map<String, String> of(SnapshotReport report) {
    return Map.of(
        "status", "ENDED", "outcome", report.outcome().name(), "report", report.toString());
  }
}
