package io.github.lightsailsnapshot.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReportSummaryTest {

  @Test
  void aSuccessAsksForNothing() {
    assertThat(ReportSummary.of(Reports.succeeded()).toString().lines())
        .containsExactly(
            "SUCCEEDED: snapshot of web-1 (nightly)",
            "Nothing to do.",
            "Created nightly-2026-11-22T03-00-00Z (pending)",
            "Kept 1, deleted 1");
  }

  @Test
  void aFailureSaysWhatToDo() {
    ReportSummary summary = ReportSummary.of(Reports.failed("nobody"));
    assertThat(summary.headline()).isEqualTo("FAILED: snapshot of nobody (nightly)");
    assertThat(summary.next()).startsWith("There is no new snapshot to rely on. No snapshot was");
    assertThat(summary.made()).isEqualTo("No snapshot was made");
    assertThat(summary.counts()).isEqualTo("Deleted 0");
    assertThat(summary.problems()).hasSize(1);
    assertThat(summary.recoveryPoint()).isEmpty();
  }

  @Test
  void whatThePlanGaveUpAndNobodyTouchedIsCounted() {
    assertThat(ReportSummary.of(Reports.degraded()).counts())
        .isEqualTo("Kept 1, deleted 0, left alone 2 that may go");
  }

  @Test
  void deletionsThatFailedAreCounted() {
    assertThat(ReportSummary.of(Reports.flood(500)).counts())
        .isEqualTo("Kept 1, deleted 495, could not delete 5");
  }

  @Test
  void aSkippedRunIsExplained() {
    assertThat(ReportSummary.of(Reports.skipped()).next())
        .startsWith("Nothing to do: another snapshot of this job is still being taken.");
  }

  @Test
  void theRecoveryPointIsTheNewestThatCanBeRestoredFrom() {
    assertThat(ReportSummary.of(Reports.succeeded()).recoveryPoint())
        .as("the new one is pending")
        .contains(Instant.parse("2026-11-21T03:00:00Z"));
    assertThat(ReportSummary.of(Reports.hostile()).recoveryPoint())
        .contains(Instant.parse("2026-11-22T03:00:00Z"));
  }

  @Test
  void everyTextIsOneLineOfPlainText() {
    ReportSummary summary = ReportSummary.of(Reports.hostile());
    assertThat(summary.toString().lines()).hasSize(5);
    assertThat(summary.toString()).doesNotContain("\u202e", "\r", "\u2028");
  }
}
