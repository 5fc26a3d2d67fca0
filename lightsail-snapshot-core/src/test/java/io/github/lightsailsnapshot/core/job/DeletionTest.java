package io.github.lightsailsnapshot.core.job;

import static io.github.lightsailsnapshot.core.job.JobFixture.OWN;
import static io.github.lightsailsnapshot.core.job.JobFixture.failing;
import static io.github.lightsailsnapshot.core.job.JobFixture.names;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.report.Deletion;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.Problem.Step;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.spi.Progress;
import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The deletions of a run, one by one and across a fresh plan. */
class DeletionTest {
  private final JobFixture web = new JobFixture();

  @AfterEach
  void everyRunIsReportedOnce() {
    web.endsWithOneReportAndNoInterrupt();
  }

  @Test
  void aFailedDeletionStopsNoOther() {
    web.nightly(3);
    web.client.nextDeletion(real -> () -> {
      throw new SnapshotException.Throttled("Could not delete");
    });

    SnapshotReport report = web.keepLast(1).run();

    assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
    assertThat(web.names()).containsExactly(web.daysAgo(3), OWN);
    assertThat(report.deletions())
        .extracting(Deletion::result)
        .containsExactly(Deletion.Result.FAILED, Deletion.Result.DELETED, Deletion.Result.DELETED);
    assertThat(report.errors()).singleElement().extracting(Problem::step).isEqualTo(Step.DELETION);
  }

  @Test
  void aSnapshotThatIsAlreadyGoneCountsAsDeleted() {
    web.nightly(1);
    web.client.nextDeletion(real -> () -> {
      real.run();
      throw new SnapshotException.NotFound("gone");
    });

    SnapshotReport report = web.keepLast(1).run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.deletions())
        .singleElement()
        .extracting(Deletion::result)
        .isEqualTo(Deletion.Result.ALREADY_GONE);
    assertThat(names(report.deleted())).containsExactly(web.daysAgo(1));
  }

  @Test
  void anOldPlanIsMadeAnewFromAFreshListing() {
    web.nightly(4);
    web.client.nextDeletion(real -> () -> {
      real.run();
      web.time.pass(Duration.ofMinutes(11));
      web.region.put(web.put(web.daysAgo(3), State.AVAILABLE).withTags(Map.of("hold", "")));
    });

    SnapshotReport report =
        web.job(Keep.last(2).or(Keep.tagged("hold"))).build().run();

    assertThat(names(report.deleted())).containsExactly(web.daysAgo(4), web.daysAgo(2));
    assertThat(web.names()).contains(web.daysAgo(3));
  }

  @Test
  void aPlanThatASlowListenerMadeOldIsMadeAnew() {
    web.nightly(2);

    SnapshotReport report = web.job(Keep.last(1).or(Keep.tagged("hold")))
        .listener(step -> {
          if (step.progress() instanceof Progress.Deleting deleting
              && deleting.snapshot().name().equals(web.daysAgo(2))) {
            web.time.pass(Duration.ofMinutes(11));
            web.region.put(web.put(web.daysAgo(2), State.AVAILABLE).withTags(Map.of("hold", "")));
          }
        })
        .build()
        .run();

    assertThat(names(report.deleted())).containsExactly(web.daysAgo(1));
    assertThat(web.names()).containsExactly(web.daysAgo(2), OWN);
  }

  @Test
  void deletionsEndIfThePlanIsOldAndNoFreshListingIsAvailable() {
    web.nightly(4);
    web.client.nextListing(real -> real).nextListing(real -> real);
    web.client.nextListing(failing(new SnapshotException.Unavailable("no listing")));
    web.client.nextDeletion(real -> () -> {
      real.run();
      web.time.pass(Duration.ofMinutes(11));
    });

    SnapshotReport report = web.keepLast(1).run();

    assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
    assertThat(names(report.deleted())).containsExactly(web.daysAgo(4));
  }
}
