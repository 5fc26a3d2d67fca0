package io.github.lightsailsnapshot.core.monitor;

import static io.github.lightsailsnapshot.core.job.JobFixture.failing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.client.SnapshotNaming;
import io.github.lightsailsnapshot.core.job.JobFixture;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecoveryPointCheckTest {
  private final JobFixture web = new JobFixture();
  private final RecoveryPointCheck check =
      RecoveryPointCheck.of(web.client, "web-1").clock(web.time);

  @Test
  void theNewestAvailableSnapshotIsTheRecoveryPoint() {
    web.nightly(3);

    RecoveryPoint point = check.check();

    assertThat(point.newest().orElseThrow().name()).isEqualTo(web.daysAgo(1));
    assertThat(point.age()).contains(Duration.ofDays(1));
    assertThat(point.since()).isEmpty();
    assertThat(point.at()).isEqualTo(Instant.parse(JobFixture.NOW));
    assertThat(web.client.calls()).containsExactly("list");
  }

  @Test
  void whatIsPendingOrFailedIsNone() {
    web.nightly(2);
    web.put("nightly-2026-11-22T01-00-00Z", State.ERROR);
    web.put("nightly-2026-11-22T02-00-00Z", State.PENDING);

    RecoveryPoint point = check.check();

    assertThat(point.newest().orElseThrow().name()).isEqualTo(web.daysAgo(1));
    assertThat(point.since())
        .extracting(Snapshot::name)
        .containsExactly("nightly-2026-11-22T02-00-00Z", "nightly-2026-11-22T01-00-00Z");
    assertThat(point)
        .hasToString("web-1: " + web.daysAgo(1) + " is 1 d 0 h old; since then 1 pending, 1 error");
  }

  @Test
  void aSnapshotAsOldAsTheLimitIsYoungEnough() {
    web.nightly(1);
    RecoveryPoint point = check.check();

    assertThat(point.isAtMost(Duration.ofDays(1))).isTrue();
    assertThat(point.isAtMost(Duration.ofDays(1).minusNanos(1))).isFalse();
  }

  @Test
  void aSourceWithoutAnAvailableSnapshotHasNone() {
    web.put(web.daysAgo(1), State.ERROR);
    RecoveryPoint point = check.check();

    assertThat(point.age()).isEmpty();
    assertThat(point.isAtMost(Duration.ofDays(36_500))).isFalse();
    assertThat(point).hasToString("web-1: no available snapshot; 1 error");
    assertThat(RecoveryPointCheck.of(web.client, "web-2").check())
        .hasToString("web-2: no available snapshot");
  }

  @Test
  void everySnapshotOfTheSourceCountsWhoeverMadeIt() {
    web.nightly(2);
    web.put("before-upgrade", Instant.parse("2026-11-22T02:14:00Z"), State.AVAILABLE);
    web.region.put(
        Snapshot.available("copy-of-automatic", "web-1", Instant.parse("2026-11-22T02:20:30Z"))
            .withSourceId(web.webId)
            .asCopyOfAutomatic());
    web.region.put(Snapshot.available("other", "web-2", Instant.parse("2026-11-22T02:59:00Z")));

    assertThat(check.check()).hasToString("web-1: copy-of-automatic is 39 min old");
  }

  @Test
  void orOnlyWhatAJobMade() {
    web.nightly(2);
    web.put("before-upgrade", Instant.parse("2026-11-22T02:14:00Z"), State.AVAILABLE);

    assertThat(check.madeBy(new SnapshotNaming("nightly")).check())
        .hasToString("web-1: " + web.daysAgo(1) + " is 1 d 0 h old");
    assertThat(check.madeBy(new SnapshotNaming("weekly")).check().newest()).isEmpty();
  }

  @Test
  void aCopyOfAnAutomaticSnapshotIsNotMadeByAJobWhateverItsName() {
    web.nightly(2);
    web.region.put(Snapshot.available(JobFixture.OWN, "web-1", Instant.parse(JobFixture.NOW))
        .asCopyOfAutomatic());

    assertThat(check.madeBy(new SnapshotNaming("nightly")).check())
        .hasToString("web-1: " + web.daysAgo(1) + " is 1 d 0 h old");
  }

  @Test
  void thatOfAJobCountsWhatTheJobMadeByItsClock() {
    web.nightly(2);
    web.put("before-upgrade", Instant.parse("2026-11-22T02:14:00Z"), State.AVAILABLE);
    web.client.nextListing(real -> () -> Listing.of(real.get().snapshots()));

    RecoveryPointCheck ofJob = web.keepLast(1).recoveryPointCheck();

    assertThat(ofJob.check()).hasToString("web-1: " + web.daysAgo(1) + " is 1 d 0 h old");
    assertThat(ofJob.source()).isEqualTo("web-1");
    assertThat(ofJob.naming()).contains(new SnapshotNaming("nightly"));
  }

  @Test
  void aListingThatIsThereServesSeveralChecks() {
    web.nightly(1);
    Listing listing = web.region.list();
    web.time.pass(Duration.ofDays(9));

    assertThat(check.check(listing).age()).contains(Duration.ofDays(1));
    assertThat(RecoveryPointCheck.of(web.client, "web-2").check(listing).newest())
        .isEmpty();
    assertThat(check.check(Listing.of(listing.snapshots())).age()).contains(Duration.ofDays(10));
    assertThat(web.client.calls()).isEmpty();
  }

  @Test
  void ageIsMeasuredOnTheClockOfTheServiceWhateverTheHostsSays() {
    web.nightly(1);
    Clock stopped = Clock.fixed(Instant.parse("2026-11-21T03:00:00Z"), ZoneOffset.UTC);
    web.client.nextListing(real -> () -> {
      Listing listing = real.get();
      return new Listing(
          listing.snapshots(), listing.unreadable(), Optional.of(Instant.parse(JobFixture.NOW)));
    });

    assertThat(check.clock(stopped).check().age()).contains(Duration.ofDays(1));
  }

  @Test
  void withoutACompleteListingNothingIsKnown() {
    SnapshotException incomplete = new SnapshotException.IncompleteListing("page 2 is missing");
    web.client.nextListing(failing(incomplete));

    assertThatThrownBy(check::check).isSameAs(incomplete);
  }

  @Test
  void limitsAndSourcesThatCannotBeAreRefused() {
    RecoveryPoint point = check.check();

    assertThatThrownBy(() -> point.isAtMost(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The limit PT0S of a recovery point's age must be more than zero");
    assertThatThrownBy(() -> RecoveryPointCheck.of(web.client, " "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The source \" \" must be the name of an instance");
  }

  @Test
  void oneThatIsDatedInTheFutureIsNone() {
    web.nightly(2);
    web.put("nightly-2035-01-01T00-00-00Z", State.AVAILABLE);

    RecoveryPoint point = check.check();

    assertThat(point.newest().orElseThrow().name()).isEqualTo(web.daysAgo(1));
    assertThat(point.toString()).endsWith("since then 1 dated in the future");
  }

  @Test
  void oneThatIsMinutesAheadIsYoung() {
    web.put("nightly-2026-11-22T03-05-00Z", State.AVAILABLE);

    assertThat(check.check().isAtMost(Duration.ofMinutes(1))).isTrue();
  }
}
