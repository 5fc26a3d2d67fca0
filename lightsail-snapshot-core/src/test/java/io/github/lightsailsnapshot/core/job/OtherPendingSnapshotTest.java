package io.github.lightsailsnapshot.core.job;

import static io.github.lightsailsnapshot.core.job.JobFixture.OWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A run that finds another snapshot pending. */
class OtherPendingSnapshotTest {
  private final JobFixture web = new JobFixture();

  @AfterEach
  void everyRunIsReportedOnce() {
    web.endsWithOneReportAndNoInterrupt();
  }

  @Test
  void aYoungPendingSnapshotSkipsTheRun() {
    web.nightly(2);
    web.put("nightly-2026-11-22T02-00-00Z", State.PENDING);

    SnapshotReport report = web.keepLast(1).run();

    assertThat(report.outcome()).isEqualTo(Outcome.SKIPPED);
    assertThat(web.client.calls()).containsExactly("list");
    assertThat(web.toldOnce().problems())
        .singleElement()
        .extracting(Problem::message)
        .isEqualTo("nightly-2026-11-22T02-00-00Z is still being taken, since 2026-11-22T02:00:00Z");
  }

  @Test
  void aStuckPendingSnapshotIsReportedAndBlocksNothing() {
    web.nightly(2);
    web.put("nightly-2026-11-21T02-59-00Z", State.PENDING);

    SnapshotReport report = web.keepLast(1).run();

    assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
    assertThat(web.names()).containsExactly("nightly-2026-11-21T02-59-00Z", OWN);
    assertThat(report.errors())
        .singleElement()
        .extracting(Problem::message)
        .asString()
        .contains("pending since");
  }

  @Test
  void aForeignPendingSnapshotIsIgnored() {
    web.put("weekly-2026-11-22T02-00-00Z", State.PENDING);
    web.put("nightly-pending", Instant.parse("2026-11-22T02:00:00Z"), State.PENDING);

    assertThat(web.keepLast(1).run().outcome()).isEqualTo(Outcome.SUCCEEDED);
  }
}
