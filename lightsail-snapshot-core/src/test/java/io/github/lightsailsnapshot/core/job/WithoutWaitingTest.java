package io.github.lightsailsnapshot.core.job;

import static io.github.lightsailsnapshot.core.job.JobFixture.OWN;
import static io.github.lightsailsnapshot.core.job.JobFixture.names;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A run that does not wait until its snapshot is available. */
class WithoutWaitingTest {
  private final JobFixture web = new JobFixture();

  @AfterEach
  void everyRunIsReportedOnce() {
    web.endsWithOneReportAndNoInterrupt();
  }

  private SnapshotReport run(int keep) {
    return web.job(Keep.last(keep)).waitTimeout(Duration.ZERO).build().run();
  }

  @Test
  void succeedsAndCountsOnlyWhatIsAvailable() {
    web.nightly(30);

    SnapshotReport report = run(7);

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.snapshot().orElseThrow().state()).isEqualTo(State.PENDING);
    assertThat(names(report.kept())).hasSize(7).doesNotContain(OWN);
    assertThat(web.names()).hasSize(8).contains(OWN);
  }

  @Test
  void makesOneListingOneCreationAndOneCallForEachDeletion() {
    web.nightly(30);

    run(7);

    assertThat(web.client.calls()).hasSize(1 + 1 + 23);
    assertThat(web.client.count("list")).isEqualTo(1);
    assertThat(web.time.passed()).isZero();
  }

  @Test
  void measuresAgesFromTheCreationTimeThatTheServiceTold() {
    web.nightly(10);
    web.client.nextCreation(real -> () -> real.get().map(at -> at.minus(Duration.ofDays(3))));

    SnapshotReport report = web.job(Keep.youngerThan(Duration.ofDays(5)))
        .waitTimeout(Duration.ZERO)
        .build()
        .run();

    assertThat(names(report.deleted()))
        .containsExactly(web.daysAgo(10), web.daysAgo(9), web.daysAgo(8));
  }

  @Test
  void measuresAgesFromTheNewestSnapshotIfTheServiceTellsNoTime() {
    web.nightly(10);
    web.client
        .nextListing(real -> () -> Listing.of(real.get().snapshots()))
        .nextCreation(real -> () -> {
          Optional<Instant> unused = real.get();
          return Optional.empty();
        });

    SnapshotReport report = web.job(Keep.youngerThan(Duration.ofDays(5)))
        .waitTimeout(Duration.ZERO)
        .build()
        .run();

    assertThat(names(report.deleted()))
        .containsExactly(
            web.daysAgo(10), web.daysAgo(9), web.daysAgo(8), web.daysAgo(7), web.daysAgo(6));
  }
}
