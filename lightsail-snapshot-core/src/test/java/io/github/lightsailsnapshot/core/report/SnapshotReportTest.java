package io.github.lightsailsnapshot.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.job.JobFixture;
import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.core.memory.InMemorySnapshots.Operation;
import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What hosts ask of a report. */
class SnapshotReportTest {
  private final JobFixture web = new JobFixture();

  @Nested
  class TheChanges {
    @Test
    void areWhatTheRunMadeAndDeleted() {
      RunChanges changes = web.nightly(3).keepLast(2).run().changes();

      assertThat(changes.created().orElseThrow().name()).isEqualTo(JobFixture.OWN);
      assertThat(changes.deleted())
          .extracting(Snapshot::name)
          .containsExactly(web.daysAgo(3), web.daysAgo(2));
      assertThat(changes.isEmpty()).isFalse();
      assertThat(changes).hasToString("created " + JobFixture.OWN + ", deleted 2");
    }

    @Test
    void areNoneWhereTheRunOnlyFoundItsSnapshot() {
      SnapshotJob job = web.job(Keep.last(2)).slot(Duration.ofDays(1)).build();
      assertThat(job.run().changes().isEmpty()).isFalse();

      RunChanges again = job.run().changes();

      assertThat(again.isEmpty()).isTrue();
      assertThat(again).hasToString("changed nothing");
    }

    @Test
    void areOfAPruningWithoutASnapshot() {
      RunChanges changes = web.nightly(3).keepLast(2).prune().changes();

      assertThat(changes).hasToString("created none, deleted 1");
      assertThat(changes.isEmpty()).isFalse();
    }

    @Test
    void areNotWhatSomebodyElseDeletedOrWhatCouldNotBe() {
      web.nightly(4)
          .region
          .failNext(Operation.DELETE, new SnapshotException.NotFound("gone"))
          .failNext(Operation.DELETE, new SnapshotException.AccessDenied("not allowed"));

      SnapshotReport report = web.keepLast(1).prune();

      assertThat(report.deletions()).hasSize(3);
      assertThat(report.changes().deleted())
          .extracting(Snapshot::name)
          .containsExactly(web.daysAgo(2));
    }
  }

  @Nested
  class OrAnException {
    private SnapshotReport ended(Outcome outcome) {
      return web.keepLast(1).prune().toBuilder().outcome(outcome).build();
    }

    @ParameterizedTest
    @EnumSource(
        value = Outcome.class,
        names = {"SUCCEEDED", "SKIPPED"})
    void isTheReportWhereNothingWentWrong(Outcome outcome) {
      SnapshotReport report = ended(outcome);
      assertThat(report.orThrow()).isSameAs(report);
    }

    @ParameterizedTest
    @EnumSource(
        value = Outcome.class,
        names = {"DEGRADED", "FAILED"})
    void isTheExceptionWhereSomethingDid(Outcome outcome) {
      SnapshotReport report = ended(outcome);
      SnapshotRunException thrown =
          catchThrowableOfType(SnapshotRunException.class, report::orThrow);
      assertThat(thrown.report()).isSameAs(report);
      assertThat(thrown).hasMessage(outcome + ": pruning of web-1 as nightly");
    }

    @Test
    void isByTheOutcomesThatTheHostAccepts() {
      SnapshotReport degraded = ended(Outcome.DEGRADED);
      assertThat(degraded.orThrow(Outcome.SUCCEEDED, Outcome.DEGRADED)).isSameAs(degraded);
      assertThat(degraded.orThrow(Outcome.DEGRADED)).isSameAs(degraded);
      assertThatThrownBy(() -> ended(Outcome.SKIPPED).orThrow(Outcome.SUCCEEDED))
          .isInstanceOf(SnapshotRunException.class);
    }

    @Test
    void saysTheFirstError() {
      web.region.failNext(Operation.CREATE, new SnapshotException.AccessDenied("not allowed"));
      SnapshotReport report = web.keepLast(1).run();
      assertThatThrownBy(report::orThrow)
          .hasMessage(
              "FAILED: snapshot of web-1 as nightly: " + report.errors().get(0).message())
          .hasMessageContaining("not allowed");
    }
  }

  @ParameterizedTest
  @CsvSource({"SUCCEEDED, 0", "FAILED, 1", "DEGRADED, 3", "SKIPPED, 4"})
  void anOutcomeIsAnExitStatus(Outcome outcome, int status) {
    assertThat(outcome.exitStatus()).isEqualTo(status);
  }
}
