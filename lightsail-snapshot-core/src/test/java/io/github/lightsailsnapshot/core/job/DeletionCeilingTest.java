package io.github.lightsailsnapshot.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.retention.Keep;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The most that a run may delete. */
class DeletionCeilingTest {
  private final JobFixture web = new JobFixture();

  @AfterEach
  void everyRunIsReportedOnce() {
    web.endsWithOneReportAndNoInterrupt();
  }

  @Test
  void aPlanAboveTheCeilingDeletesNothing() {
    web.nightly(4);

    SnapshotReport report = web.job(Keep.last(1)).maxDeletions(3).build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
    assertThat(web.client.count("delete")).isZero();
    assertThat(report.errors())
        .singleElement()
        .extracting(Problem::message)
        .isEqualTo("The plan is to delete 4 snapshots; the ceiling is 3");
  }

  @Test
  void aPlanAtTheCeilingIsCarriedOut() {
    web.nightly(3);
    assertThat(web.job(Keep.last(1)).maxDeletions(3).build().run().deleted()).hasSize(3);
  }
}
