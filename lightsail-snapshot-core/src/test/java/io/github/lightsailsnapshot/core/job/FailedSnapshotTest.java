package io.github.lightsailsnapshot.core.job;

import static io.github.lightsailsnapshot.core.job.JobFixture.OWN;
import static io.github.lightsailsnapshot.core.job.JobFixture.failing;
import static io.github.lightsailsnapshot.core.job.JobFixture.names;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A run that finds snapshots in the state ERROR. */
class FailedSnapshotTest {
  private final JobFixture web = new JobFixture();

  @AfterEach
  void everyRunIsReportedOnce() {
    web.endsWithOneReportAndNoInterrupt();
  }

  @Test
  void aFailedSnapshotThatOnlyALaterListingShowsIsReported() {
    web.nightly(3);
    web.put(web.daysAgo(1), State.ERROR);
    web.client
        .nextListing(failing(new SnapshotException.Throttled("Could not list")))
        .nextCreation(real -> () -> {
          Optional<Instant> unused = real.get();
          throw new SnapshotException.Unavailable("timed out");
        });

    SnapshotReport report =
        web.job(Keep.last(1)).waitTimeout(Duration.ZERO).build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
    assertThat(report.errors())
        .singleElement()
        .extracting(Problem::message)
        .isEqualTo(web.daysAgo(1) + " failed, and no newer snapshot was available");
  }

  @Test
  void aFailedSnapshotNewerThanTheNewestAvailableOneIsReported() {
    web.nightly(3);
    web.put(web.daysAgo(1), State.ERROR);

    SnapshotReport report = web.keepLast(1).run();

    assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
    assertThat(web.names()).containsExactly(web.daysAgo(1), OWN);
  }

  @Test
  void aFailedSnapshotNeverDisplacesAnAvailableOne() {
    web.nightly(1);
    web.put("nightly-2026-11-22T02-00-00Z", State.ERROR);
    web.region.settlesAfter(Duration.ofHours(2));

    web.keepLast(1).run();

    assertThat(web.names()).contains(web.daysAgo(1));
  }

  @Test
  void failedSnapshotsAreDeletedOnlyIfTheHostAsksForIt() {
    web.nightly(3);
    web.put(web.daysAgo(2), State.ERROR);

    SnapshotReport report = web.job(Keep.all()).deleteFailed().build().run();

    assertThat(names(report.deleted())).containsExactly(web.daysAgo(2));
  }

  @Test
  void aFailedSnapshotOfTheRunsSlotStaysBecauseItsNameIsTheLock() {
    web.put("nightly-2026-11-22T03-00-00Z", State.ERROR);

    SnapshotReport report =
        web.job(Keep.all()).slot(Duration.ofHours(1)).deleteFailed().build().run();

    assertThat(report.snapshot().orElseThrow().name()).isEqualTo(OWN + "-2");
    assertThat(web.names()).containsExactly(OWN, OWN + "-2");
  }
}
