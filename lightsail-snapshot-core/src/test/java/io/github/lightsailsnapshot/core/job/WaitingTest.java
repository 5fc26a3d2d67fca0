package io.github.lightsailsnapshot.core.job;

import static io.github.lightsailsnapshot.core.job.JobFixture.OWN;
import static io.github.lightsailsnapshot.core.job.JobFixture.failing;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.Problem.Step;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A run whose snapshot is not available at once, or never. */
class WaitingTest {
  private final JobFixture web = new JobFixture();

  @AfterEach
  void everyRunIsReportedOnce() {
    web.endsWithOneReportAndNoInterrupt();
  }

  @Test
  void aSnapshotStillPendingAfterTheWaitIsNotCountedAndTheRestIsPruned() {
    web.region.settlesAfter(Duration.ofHours(2));
    web.nightly(3);

    SnapshotReport report = web.keepLast(1).run();

    assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
    assertThat(web.names()).containsExactly(web.daysAgo(1), OWN);
    assertThat(report.errors()).singleElement().satisfies(problem -> {
      assertThat(problem.step()).isEqualTo(Step.WAITING);
      assertThat(problem.message()).isEqualTo(OWN + " is still pending after 30m");
    });
    assertThat(web.time.passed()).isEqualTo(Duration.ofMinutes(30));
  }

  @Test
  void nothingIsDeletedIfTheSnapshotEndsInAnError() {
    web.nightly(3);
    web.client.nextListing(real -> real).nextListing(real -> () -> {
      web.put(OWN, State.ERROR);
      return real.get();
    });

    SnapshotReport report = web.keepLast(1).run();

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(report.snapshot().orElseThrow().state()).isEqualTo(State.ERROR);
    assertThat(web.client.count("delete")).isZero();
    assertThat(web.toldOnce().errors())
        .singleElement()
        .extracting(Problem::message)
        .isEqualTo(OWN + " ended in an error");
  }

  @Test
  void aFailedListingWhileWaitingIsOnlyAWarning() {
    web.nightly(1);
    web.client
        .nextListing(real -> real)
        .nextListing(failing(new SnapshotException.Throttled("Could not list")));

    SnapshotReport report = web.keepLast(1).run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.warnings())
        .singleElement()
        .extracting(Problem::message)
        .isEqualTo("Could not list");
    assertThat(web.names()).containsExactly(OWN);
  }
}
