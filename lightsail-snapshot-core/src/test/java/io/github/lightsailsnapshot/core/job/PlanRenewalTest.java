package io.github.lightsailsnapshot.core.job;

import static io.github.lightsailsnapshot.core.job.JobFixture.NOW;
import static io.github.lightsailsnapshot.core.job.JobFixture.failing;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.report.TakenSnapshot;
import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** A plan that is older than ten minutes is made anew from a fresh listing before the next deletion. */
class PlanRenewalTest {
  private static final String SLOT = "nightly-2026-11-22T00-00-00Z";

  private final JobFixture web = new JobFixture().nightly(4);

  private void firstDeletionTakes(Duration time) {
    web.client.nextDeletion(real -> () -> {
      real.run();
      web.time.pass(time);
    });
  }

  @Test
  void tenMinutesAreNotTooOld() {
    firstDeletionTakes(Duration.ofMinutes(10));

    SnapshotReport report = web.keepLast(1).prune();

    assertThat(report.deleted()).hasSize(3);
    assertThat(web.client.count("list")).isEqualTo(1);
  }

  @Test
  void moreThanTenMinutesAre() {
    firstDeletionTakes(Duration.ofMinutes(10).plusNanos(1));

    SnapshotReport report = web.keepLast(1).prune();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.deleted()).hasSize(3);
    assertThat(web.client.count("list")).isEqualTo(2);
  }

  @Test
  void withoutAFreshListingNothingMoreIsDeleted() {
    firstDeletionTakes(Duration.ofMinutes(11));
    web.client
        .nextListing(real -> real)
        .nextListing(failing(new SnapshotException.Throttled("No listing")));

    SnapshotReport report = web.keepLast(1).prune();

    assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
    assertThat(report.deleted()).hasSize(1);
    assertThat(report.errors())
        .singleElement()
        .extracting(Problem::advice)
        .isEqualTo("The plan was too old to rely on, so nothing more was deleted."
            + " The next run continues.");
  }

  @Test
  void aDeletionThatFailedIsNotTriedAgain() {
    web.client.nextDeletion(real -> () -> {
      web.time.pass(Duration.ofMinutes(11));
      throw new SnapshotException.InvalidState("It is being copied");
    });

    SnapshotReport report = web.keepLast(1).prune();

    assertThat(web.client.calls())
        .containsExactly(
            "list",
            "delete " + web.daysAgo(4),
            "list",
            "delete " + web.daysAgo(3),
            "delete " + web.daysAgo(2));
    assertThat(report.deletions()).hasSize(3);
  }

  @Test
  void theFreshListingTellsTheStateOfTheOwnSnapshot() {
    web.region.settlesAfter(Duration.ofMinutes(5));
    firstDeletionTakes(Duration.ofMinutes(11));

    SnapshotReport report =
        web.job(Keep.last(2)).waitTimeout(Duration.ZERO).build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.snapshot().map(TakenSnapshot::state)).contains(State.AVAILABLE);
  }

  @Test
  void anotherSnapshotOfTheSlotStandsForTheOwnOneThatIsGone() {
    web.client.nextDeletion(real -> () -> {
      real.run();
      web.time.pass(Duration.ofMinutes(11));
      web.region.delete(Snapshot.available(SLOT, "web-1", Instant.parse(NOW)));
      web.put(SLOT + "-2", Instant.parse(NOW), State.AVAILABLE);
    });

    SnapshotReport report = web.job(Keep.last(1))
        .slot(Duration.ofDays(1))
        .zone(ZoneOffset.UTC)
        .build()
        .run();

    assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
    assertThat(report.errors())
        .singleElement()
        .extracting(Problem::kind)
        .isEqualTo(Problem.Kind.SNAPSHOT_GONE);
    assertThat(report.snapshot().map(TakenSnapshot::name)).contains(SLOT + "-2");
    assertThat(report.deleted())
        .extracting(Snapshot::name)
        .contains(web.daysAgo(4), web.daysAgo(3), web.daysAgo(2));
  }
}
