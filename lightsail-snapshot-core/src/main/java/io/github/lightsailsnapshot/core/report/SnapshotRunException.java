package io.github.lightsailsnapshot.core.report;

/**
 * A run ended as its host does not accept, see {@link SnapshotReport#orThrow()}. The message is one line: the outcome, what the run
 * was about, and the first error if there is one.
 */
public final class SnapshotRunException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient SnapshotReport report;

  SnapshotRunException(SnapshotReport report) {
    super(report.outcome() + ": " + report.headline() + firstError(report));
    this.report = report;
  }

  private static String firstError(SnapshotReport report) {
    return report.errors().stream()
        .findFirst()
        .map(problem -> ": " + problem.message())
        .orElse("");
  }

  /**
   * What happened.
   *
   * @return the report; it is not there in an exception that was serialised
   */
  public SnapshotReport report() {
    return report;
  }
}
