package io.github.lightsailsnapshot.core.job;

import static io.github.lightsailsnapshot.core.job.JobFixture.NOW;
import static io.github.lightsailsnapshot.core.job.JobFixture.OWN;
import static io.github.lightsailsnapshot.core.job.JobFixture.failing;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.report.TakenSnapshot;
import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How often a run looks for its snapshot, for how long, and what it makes of what it sees. */
class WaitPollingTest {
  private static final String SLOT = "nightly-2026-11-22T00-00-00Z";

  private final SnapshotException noListing = new SnapshotException.Throttled("No listing");

  private final JobFixture web = new JobFixture().nightly(3);

  private void nextListingsFail(int count) {
    for (int listing = 0; listing < count; listing++) {
      web.client.nextListing(failing(noListing));
    }
  }

  private void nextListingsHide(String name, int count) {
    for (int listing = 0; listing < count; listing++) {
      web.client.nextListing(Replies.without(name));
    }
  }

  private void nextListingsAreReal(int count) {
    for (int listing = 0; listing < count; listing++) {
      web.client.nextListing(real -> real);
    }
  }

  private static void assertNothingDeleted(SnapshotReport report, Outcome outcome) {
    assertThat(report.outcome()).isEqualTo(outcome);
    assertThat(report.deletions()).isEmpty();
  }

  @Test
  void theLastLookComesAtTheEndOfTheWaitAndNoneAfterIt() {
    web.region.settlesAfter(Duration.ofHours(1));

    SnapshotReport report =
        web.job(Keep.last(1)).waitTimeout(Duration.ofSeconds(4)).build().run();

    assertThat(report.has(Problem.Kind.SNAPSHOT_PENDING)).isTrue();
    assertThat(web.client.count("list")).isEqualTo(3);
    assertThat(web.time.passed()).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void whereNoListingCameBackInTimeOneMoreIsAskedFor() {
    nextListingsAreReal(1);
    nextListingsFail(2);

    SnapshotReport report =
        web.job(Keep.last(1)).waitTimeout(Duration.ofSeconds(4)).build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(web.client.count("list")).isEqualTo(4);
    assertThat(web.time.passed()).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void oneThatNoListingEverShowedIsNotListedRatherThanNotLookedFor() {
    nextListingsAreReal(1);
    nextListingsHide(OWN, 60);

    SnapshotReport report =
        web.job(Keep.last(1)).waitTimeout(Duration.ofMinutes(5)).build().run();

    assertNothingDeleted(report, Outcome.DEGRADED);
    assertThat(report.errors())
        .singleElement()
        .extracting(Problem::message)
        .isEqualTo(OWN + " was accepted, but is not listed after 5m");
  }

  @Test
  void oneThatIsMissingForAMinuteAfterItWasListedIsGone() {
    web.region.settlesAfter(Duration.ofHours(1));
    nextListingsAreReal(10);
    nextListingsHide(OWN, 2);

    SnapshotReport report = web.keepLast(1).run();

    assertNothingDeleted(report, Outcome.FAILED);
    assertThat(report.errors()).singleElement().satisfies(gone -> {
      assertThat(gone.message()).isEqualTo(OWN + " is no longer listed");
      assertThat(gone.advice()).contains("Check whether somebody deleted it");
    });
    assertThat(web.client.count("list")).isEqualTo(12);
  }

  @Test
  void oneThatIsMissingForLessThanAMinuteIsWaitedFor() {
    web.region.settlesAfter(Duration.ofSeconds(50));
    nextListingsAreReal(2);
    nextListingsHide(OWN, 5);

    SnapshotReport report = web.keepLast(1).run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
  }

  @Test
  void whatIsMissingTwiceForShortIsNotGone() {
    web.region.settlesAfter(Duration.ofMinutes(10));
    nextListingsAreReal(10);
    nextListingsHide(OWN, 1);
    nextListingsAreReal(1);
    nextListingsHide(OWN, 1);

    SnapshotReport report = web.keepLast(1).run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
  }

  @Test
  void oneInAnUnknownStateIsWaitedForAndThenNotVerified() {
    web.client.nextCreation(real -> () -> {
      web.put(OWN, Instant.parse(NOW), State.UNKNOWN);
      return Optional.of(Instant.parse(NOW));
    });

    SnapshotReport report =
        web.job(Keep.last(1)).waitTimeout(Duration.ofMinutes(5)).build().run();

    assertNothingDeleted(report, Outcome.DEGRADED);
    assertThat(report.errors())
        .singleElement()
        .extracting(Problem::message)
        .isEqualTo(OWN + " was accepted, but could not be read: its state is not known");
    assertThat(web.time.passed()).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void oneInAnUnknownStateCanGoAwayToo() {
    web.client.nextCreation(real -> () -> {
      web.put(OWN, Instant.parse(NOW), State.UNKNOWN);
      return Optional.of(Instant.parse(NOW));
    });
    nextListingsAreReal(10);
    nextListingsHide(OWN, 2);

    SnapshotReport report = web.keepLast(1).run();

    assertNothingDeleted(report, Outcome.FAILED);
    assertThat(report.has(Problem.Kind.SNAPSHOT_GONE)).isTrue();
  }

  @Test
  void oneThatEndedInAnErrorIsReplacedByAnotherOfItsSlotAndPruningGoesOn() {
    web.client.nextCreation(real -> () -> {
      Optional<Instant> accepted = real.get();
      web.put(SLOT, Instant.parse(NOW), State.ERROR);
      web.put(SLOT + "-2", Instant.parse(NOW), State.AVAILABLE);
      return accepted;
    });

    SnapshotReport report =
        web.job(Keep.last(1)).slot(Duration.ofDays(1)).build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
    assertThat(report.snapshot().map(TakenSnapshot::name)).contains(SLOT + "-2");
    assertThat(report.deleted()).isNotEmpty();
  }

  @Test
  void aRunThatOnlyTakesASnapshotLooksAtItOnceIfTheFirstListingFailed() {
    web.client.nextListing(failing(noListing));

    SnapshotReport report = web.keepLast(1).snapshot();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.snapshot().map(TakenSnapshot::state)).contains(State.AVAILABLE);
    assertNothingDeleted(report, Outcome.SUCCEEDED);
  }

  @Test
  void aRunThatOnlyTakesASnapshotNeitherWaitsForNorPrunesByAnotherOfItsSlot() {
    web.client.nextListing(failing(
        new SnapshotException.IncompleteListing("Page 2 was empty").servedAt(Instant.parse(NOW))));
    web.client.nextCreation(real -> () -> {
      Optional<Instant> accepted = real.get();
      web.put(SLOT, Instant.parse(NOW), State.ERROR);
      web.put(SLOT + "-2", Instant.parse(NOW), State.PENDING);
      return accepted;
    });

    SnapshotReport report =
        web.job(Keep.last(1)).slot(Duration.ofDays(1)).build().snapshot();

    assertNothingDeleted(report, Outcome.DEGRADED);
    assertThat(report.snapshot().map(TakenSnapshot::name)).contains(SLOT + "-2");
    assertThat(web.time.passed()).isEqualTo(Duration.ZERO);
  }
}
