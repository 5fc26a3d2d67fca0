package io.github.lightsailsnapshot.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.report.FleetReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FleetSummaryTest {

  @Test
  void aSuccessAsksForNothing() {
    assertThat(ReportSummary.of(Fleets.succeeded()).toString().lines())
        .containsExactly(
            "SUCCEEDED: fleet: all 2 succeeded",
            "Nothing to do.",
            "0 of 2 jobs have an available snapshot, 2 a pending one",
            "Kept 2, deleted 2",
            "instance in eu-central-1, run on backup-1");
  }

  @Test
  void theJobsThatNeedAttentionAreNamedTheFailedOnesFirst() {
    ReportSummary summary = ReportSummary.of(Fleets.failed());
    assertThat(summary.headline()).isEqualTo("FAILED: fleet: 1 of 4 failed, 1 degraded, 1 skipped");
    assertThat(summary.next())
        .startsWith("1 of 4 jobs has no new snapshot to rely on. nobody: No snapshot was made");
    assertThat(summary.where())
        .isEqualTo("instance in eu-central-1; instance in us-east-1, run on backup-1");
    assertThat(summary.counts()).isEqualTo("Kept 2, deleted 1, left alone 2 that may go");
    assertThat(summary.problems()).hasSize(3);
    assertThat(summary.problems().get(0))
        .startsWith("FAILED: snapshot of nobody as nightly in us-east-1: creation: Could not cr");
    assertThat(summary.problems().get(1))
        .startsWith("DEGRADED: snapshot of web-2 as nightly in eu-central-1: planning: ");
    assertThat(summary.problems().get(2)).startsWith("selection: The instance web-0 no longer");
  }

  @Test
  void atMostFiftyJobsAreNamedAndTheOthersCounted() {
    List<String> problems = ReportSummary.of(Fleets.large()).problems();
    assertThat(problems).hasSize(51);
    assertThat(problems.subList(0, 50)).allSatisfy(line -> assertThat(line).startsWith("FAILED"));
    assertThat(problems.get(50))
        .isEqualTo("and 100 more jobs that failed or were degraded;"
            + " in all, 100 failed and 50 were degraded");
  }

  @Test
  void aFleetWithoutJobsSaysWhatIsMissing() {
    ReportSummary summary = ReportSummary.of(Fleets.selectionFailed());
    assertThat(summary.headline()).isEqualTo("FAILED: fleet: no jobs");
    assertThat(summary.next()).isEqualTo("The fleet has no jobs. Allow lightsail:GetInstances.");
    assertThat(summary.problems()).hasSize(1);
    assertThat(summary.recoveryPoint()).isEmpty();
  }

  @Test
  void aSelectionThatIsIncompleteSaysSoThoughNoJobFailed() {
    FleetReport report = FleetReport.builder("fleet", Fleets.succeeded().kind())
        .jobs(Fleets.succeeded().jobs())
        .problems(Fleets.selectionFailed().problems())
        .build();
    assertThat(ReportSummary.of(report).next())
        .isEqualTo("Some sources may be missing. Allow lightsail:GetInstances.");
  }

  @Test
  void aSkippedFleetAndAPruningAndAnInterruptionAreExplained() {
    assertThat(ReportSummary.of(Fleets.skipped()).next()).startsWith("Nothing to do: no job had");
    assertThat(ReportSummary.of(Fleets.pruned()).made()).isEqualTo("No snapshots were to be taken");
    FleetReport interrupted = FleetReport.builder("fleet", Fleets.failed().kind())
        .jobs(Fleets.failed().jobs())
        .interrupted(true)
        .build();
    assertThat(ReportSummary.of(interrupted).next())
        .endsWith("The run was interrupted before its end: run it again.");
  }

  @Test
  void aWarningOfAJobDeservesALook() {
    FleetReport report = Fleets.of(
        Reports.succeeded().toBuilder().problems(Fleets.failed().warnings()).build());
    assertThat(ReportSummary.of(report).next())
        .isEqualTo("Nothing to do now; the warnings deserve a look.");
  }

  @Test
  void theRecoveryPointIsThatOfTheJobWithTheOldestOne() {
    Instant newest = Instant.parse("2026-11-21T03:00:00Z");
    assertThat(ReportSummary.of(Reports.degraded()).recoveryPoint()).contains(newest);
    assertThat(
            ReportSummary.of(Fleets.of(Reports.hostile(), Reports.degraded())).recoveryPoint())
        .as("that of the hostile one is a day younger")
        .contains(newest);
    assertThat(ReportSummary.of(Reports.hostile()).recoveryPoint())
        .contains(newest.plus(Duration.ofDays(1)));
  }

  @Test
  void theRecoveryPointIsNotKnownWhileThatOfAnyJobIsNot() {
    assertThat(ReportSummary.of(Fleets.failed()).recoveryPoint()).isEmpty();
  }

  @Test
  void everyTextIsOneLineOfPlainText() {
    ReportSummary summary = ReportSummary.of(Fleets.hostile());
    assertThat(summary.toString().lines()).hasSize(9);
    assertThat(summary.toString()).doesNotContain("\u202e", "\r", "\u2028");
  }
}
