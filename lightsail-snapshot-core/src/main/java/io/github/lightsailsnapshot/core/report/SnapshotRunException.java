package io.github.lightsailsnapshot.core.report;

/**
 * Thrown by {@link RunReport#orThrow()} if a run did not end with an accepted outcome. The message is one line:
 * the outcome, the run's headline, and the first error if there is one.
 */
public final class SnapshotRunException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient RunReport report;

  SnapshotRunException(RunReport report) {
    super(report.outcome() + ": " + report.headline() + firstError(report));
    this.report = report;
  }

  private static String firstError(RunReport report) {
    return report.errors().stream()
        .findFirst()
        .map(problem -> ": " + problem.message())
        .orElse("");
  }

  /**
   * Returns the report of the run.
   *
   * @return the report; null in a deserialised exception
   */
  public RunReport report() {
    return report;
  }
}
