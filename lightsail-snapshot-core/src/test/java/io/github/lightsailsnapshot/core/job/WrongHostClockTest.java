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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A run on a host whose clock is wrong, and snapshots dated in the future. */
class WrongHostClockTest {
  private final JobFixture web = new JobFixture();

  @AfterEach
  void everyRunIsReportedOnce() {
    web.endsWithOneReportAndNoInterrupt();
  }

  private SnapshotReport runWith(Duration off) {
    web.nightly(10);
    return web.job(Keep.youngerThan(Duration.ofDays(5)))
        .clock(Clock.offset(web.time, off))
        .build()
        .run();
  }

  @Test
  void aClockADayAheadDeletesNothingMore() {
    SnapshotReport report = runWith(Duration.ofDays(1));

    assertThat(names(report.deleted())).hasSize(6).endsWith(web.daysAgo(5));
    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.warnings())
        .singleElement()
        .extracting(Problem::message)
        .isEqualTo("This host's clock says 2026-11-23T03:00:00Z, Lightsail's 2026-11-22T03:00:00Z");
  }

  @Test
  void aClockADayBehindDeletesNothingLess() {
    assertThat(names(runWith(Duration.ofDays(-1)).deleted())).hasSize(6).endsWith(web.daysAgo(5));
  }

  @Test
  void aClockFourMinutesOffIsNoWarning() {
    assertThat(runWith(Duration.ofMinutes(4)).warnings()).isEmpty();
  }

  @Test
  void aPruneMeasuresAgesByTheServicesClock() {
    web.nightly(10);
    SnapshotReport report = web.job(Keep.youngerThan(Duration.ofDays(5)))
        .clock(Clock.offset(web.time, Duration.ofDays(365)))
        .build()
        .prune();
    assertThat(names(report.deleted())).hasSize(6).endsWith(web.daysAgo(5));
  }

  @Test
  void aSnapshotDatedInTheFutureDoesNotMakeTheOthersOld() {
    web.nightly(10);
    web.put("nightly-2026-12-24T03-00-00Z", State.AVAILABLE);
    web.client.nextCreation(real -> () -> {
      Optional<Instant> unused = real.get();
      return Optional.empty();
    });

    SnapshotReport report = web.job(Keep.youngerThan(Duration.ofDays(5)))
        .waitTimeout(Duration.ZERO)
        .build()
        .run();

    assertThat(names(report.deleted())).hasSize(6).endsWith(web.daysAgo(5));
  }

  @Test
  void aSnapshotIsFoundAfterALostReplyAndAFailedListing() {
    web.client
        .nextListing(failing(new SnapshotException.Unavailable("no listing")))
        .nextCreation(real -> () -> {
          Optional<Instant> unused = real.get();
          throw new SnapshotException.Unavailable("timed out");
        });

    SnapshotReport report = web.job(Keep.last(1))
        .slot(Duration.ofHours(1))
        .clock(Clock.offset(web.time, Duration.ofDays(-1)))
        .build()
        .run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.snapshot().orElseThrow().name()).isEqualTo(OWN);
  }

  @Test
  void snapshotsDatedInTheFutureAreKept() {
    web.put("nightly-2026-12-24T03-00-00Z", State.AVAILABLE);
    web.keepLast(1).run();
    assertThat(web.names()).containsExactly(OWN, "nightly-2026-12-24T03-00-00Z");
  }
}
