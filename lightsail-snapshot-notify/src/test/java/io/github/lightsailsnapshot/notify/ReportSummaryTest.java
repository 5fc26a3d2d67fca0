package io.github.lightsailsnapshot.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.client.Where;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.report.TakenSnapshot;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportSummaryTest {

  @Test
  void aSuccessAsksForNothing() {
    assertThat(ReportSummary.of(Reports.succeeded()).toString().lines())
        .containsExactly(
            "SUCCEEDED: snapshot of web-1 as nightly in eu-central-1",
            "Nothing to do.",
            "Created nightly-2026-11-22T03-00-00Z (pending)",
            "Kept 1, deleted 1",
            "instance in eu-central-1, run on backup-1");
  }

  @Test
  void aFailureSaysWhatToDo() {
    ReportSummary summary = ReportSummary.of(Reports.failed("nobody"));
    assertThat(summary.headline())
        .isEqualTo("FAILED: snapshot of nobody as nightly in eu-central-1");
    assertThat(summary.next()).startsWith("There is no new snapshot to rely on. No snapshot was");
    assertThat(summary.made()).isEqualTo("No new snapshot is known");
    assertThat(summary.counts()).isEqualTo("Deleted 0");
    assertThat(summary.problems()).hasSize(1);
    assertThat(summary.recoveryPoint()).isEmpty();
  }

  @Test
  void aPruningClaimsNoSnapshot() {
    ReportSummary summary = ReportSummary.of(Reports.pruned());
    assertThat(summary.headline())
        .isEqualTo("SUCCEEDED: pruning of web-1 as nightly in eu-central-1");
    assertThat(summary.made()).isEqualTo("No snapshot was to be taken");
    assertThat(summary.recoveryPoint()).contains(Instant.parse("2026-11-21T03:00:00Z"));
  }

  @Test
  void aPruningThatWentWrongSaysNothingOfASnapshot() {
    assertThat(ReportSummary.of(Reports.pruned(Reports.degraded(), Outcome.DEGRADED))
            .next())
        .startsWith("Something needs a look. ");
    assertThat(ReportSummary.of(Reports.pruned(Reports.failed("web-1"), Outcome.FAILED))
            .next())
        .startsWith("The pruning failed. ");
  }

  @Test
  void oneNameInTwoRegionsHasTwoHeadlines() {
    SnapshotReport here = Reports.at(Where.of("eu-west-3", "instance"), Reports.succeeded());
    SnapshotReport there = Reports.at(Where.of("us-east-1", "instance"), Reports.succeeded());
    assertThat(ReportSummary.of(here).headline())
        .isNotEqualTo(ReportSummary.of(there).headline());
  }

  @Test
  void whatIsKnownOfThePlaceIsTold() {
    assertThat(where(Where.of("eu-west-3", "disk"))).isEqualTo("disk in eu-west-3");
    assertThat(where(Where.UNKNOWN)).isEqualTo("region not known");
    assertThat(where(Where.UNKNOWN.onHost("box"))).isEqualTo("region not known, run on box");
    assertThat(where(new Where(Optional.empty(), Optional.of("disk"), Optional.empty())))
        .isEqualTo("disk, region not known");
    assertThat(where(new Where(Optional.of("eu-west-3"), Optional.empty(), Optional.of("box"))))
        .isEqualTo("in eu-west-3, run on box");
    assertThat(ReportSummary.of(Reports.at(Where.UNKNOWN, Reports.succeeded())).headline())
        .isEqualTo("SUCCEEDED: snapshot of web-1 as nightly");
  }

  private static String where(Where where) {
    return ReportSummary.of(Reports.at(where, Reports.succeeded())).where();
  }

  @Test
  void anInterruptedRunIsToBeRunAgain() {
    assertThat(ReportSummary.of(Reports.interrupted(Reports.degraded())).next())
        .endsWith("The run was interrupted before its end: run it again.");
  }

  @Test
  void aProblemThatWasRepeatedSaysHowOften() {
    assertThat(ReportSummary.of(Reports.repeated(36)).problems())
        .singleElement()
        .asString()
        .contains("(36 times)");
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
  void aSnapshotThatIsDatedInTheFutureIsNoRecoveryPoint() {
    TakenSnapshot own = TakenSnapshot.found(Snapshot.available(
        "nightly-2026-11-22T00-00-00Z", "web-1", Instant.parse("2027-01-01T00:00:00Z")));
    SnapshotReport report = Reports.succeeded().toBuilder().snapshot(own).build();

    assertThat(ReportSummary.of(report).recoveryPoint())
        .contains(Instant.parse("2026-11-21T03:00:00Z"));
  }

  @Test
  void everyTextIsOneLineOfPlainText() {
    ReportSummary summary = ReportSummary.of(Reports.hostile());
    assertThat(summary.toString().lines()).hasSize(6);
    assertThat(summary.toString()).doesNotContain("\u202e", "\r", "\u2028");
  }
}
