package io.github.lightsailsnapshot.core.job;

import static io.github.lightsailsnapshot.core.job.JobFixture.OWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The two halves of a run, each on its own. */
class SnapshotAndPruneTest {
  private final JobFixture web = new JobFixture();

  @AfterEach
  void everyRunIsReportedOnce() {
    web.endsWithOneReportAndNoInterrupt();
  }

  @Test
  void snapshotTakesOneAndDeletesNothing() {
    web.nightly(3);

    SnapshotReport report = web.keepLast(1).snapshot();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(web.client.calls()).containsExactly("list", "create " + OWN);
    assertThat(web.toldOnce()).isEqualTo(report);
  }

  @Test
  void pruneDeletesAndTakesNone() {
    web.nightly(3);

    SnapshotReport report = web.keepLast(1).prune();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(web.names()).containsExactly(web.daysAgo(1));
    assertThat(report.snapshot()).isEmpty();
    assertThat(web.toldOnce()).isEqualTo(report);
  }
}
