package io.github.lightsailsnapshot.core.job;

import static io.github.lightsailsnapshot.core.job.JobFixture.NOW;
import static io.github.lightsailsnapshot.core.job.JobFixture.OWN;
import static io.github.lightsailsnapshot.core.job.JobFixture.failing;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.client.ServiceError;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a run reads from its first listing, and what it does without one. */
class FirstListingTest {
  private static final String CREATE = "create nightly-2026-11-22T00-00-00Z";
  private static final String REQUESTED_ANYWAY = "The snapshot is requested anyway";
  private static final String NEEDS_THE_TIME = "The slot depends on Lightsail's time";

  private final SnapshotException noListing = new SnapshotException.Throttled("No listing");

  private final JobFixture web = new JobFixture();

  private SnapshotJob.Builder daily() {
    return web.job(Keep.last(1)).slot(Duration.ofDays(1)).zone(ZoneOffset.UTC);
  }

  private SnapshotJob.Builder onAHostAheadBy(Duration offset) {
    return web.job(Keep.last(1)).clock(Clock.offset(web.time, offset));
  }

  private static String adviceOnTheListing(SnapshotReport report) {
    return report.warnings().stream()
        .filter(problem -> problem.kind() == Problem.Kind.LISTING_FAILED)
        .findFirst()
        .orElseThrow()
        .advice();
  }

  @Test
  void withoutItARunWithoutSlotsAsksAllTheSame() {
    web.client.nextListing(failing(noListing));

    SnapshotReport report = web.keepLast(1).run();

    assertThat(adviceOnTheListing(report)).startsWith(REQUESTED_ANYWAY);
    assertThat(web.client.calls()).startsWith("list", "create " + OWN);
  }

  @Test
  void withoutItARunWithSlotsListsAgain() {
    web.client.nextListing(failing(noListing));

    SnapshotReport report = daily().build().run();

    assertThat(adviceOnTheListing(report)).startsWith(NEEDS_THE_TIME);
    assertThat(web.client.calls()).startsWith("list", "list", CREATE);
  }

  @Test
  void aFailureThatTellsTheTimeIsEnoughForASlot() {
    web.client.nextListing(failing(new SnapshotException.Throttled(
        "No listing", new ServiceError("Throttled", "", "", Optional.of(Instant.parse(NOW))))));

    SnapshotReport report = daily().build().run();

    assertThat(adviceOnTheListing(report)).startsWith(REQUESTED_ANYWAY);
    assertThat(web.client.calls()).startsWith("list", CREATE);
  }

  @Test
  void aClientThatWasClosedIsNotAskedAgainForTheTime() {
    web.client.nextListing(failing(new SnapshotException.InvalidRequest("The client is closed")));

    SnapshotReport report = daily().build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(report.errors())
        .singleElement()
        .extracting(Problem::kind)
        .isEqualTo(Problem.Kind.SLOT_UNKNOWN);
    assertThat(web.client.calls()).containsExactly("list");
  }

  @Test
  void aServiceThatRejectsAListingIsAskedAgainForTheTime() {
    web.client.nextListing(failing(new SnapshotException.InvalidRequest(
        "No listing", new ServiceError("InvalidInputException", "", ""))));

    SnapshotReport report = daily().build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(web.client.calls()).startsWith("list", "list", CREATE);
  }

  @Test
  void aClockThatDiffersIsToldOfWhereOnlyTheListingTellsTheTime() {
    web.client.nextCreation(real -> () -> {
      Optional<Instant> unused = real.get();
      return Optional.empty();
    });

    SnapshotReport report = onAHostAheadBy(Duration.ofMinutes(6)).build().run();

    assertThat(report.has(Problem.Kind.CLOCK_DIFFERS)).isTrue();
  }

  @Test
  void aClockThatDiffersIsToldOfWhereOnlyTheCreationTellsTheTime() {
    web.client.nextListing(Replies.untimed());

    SnapshotReport report = onAHostAheadBy(Duration.ofMinutes(6)).build().run();

    assertThat(report.has(Problem.Kind.CLOCK_DIFFERS)).isTrue();
  }

  @Test
  void anotherPendingOneIsNotStuckBecauseTheFirstListingFailed() {
    web.put("nightly-2026-11-22T02-00-00Z", State.PENDING);
    web.client.nextListing(failing(noListing));

    SnapshotReport report = web.keepLast(1).run();

    assertThat(report.has(Problem.Kind.OTHER_SNAPSHOT_STUCK)).isFalse();
  }

  @Test
  void theOwnOneIsNotStuckHoweverShortTheTimeIs() {
    web.region.settlesAfter(Duration.ofHours(2));
    web.client.nextListing(failing(noListing)).nextListing(real -> () -> {
      web.time.pass(Duration.ofHours(1));
      return real.get();
    });

    SnapshotReport report =
        web.job(Keep.last(1)).pendingTimeout(Duration.ofHours(1)).build().run();

    assertThat(report.has(Problem.Kind.OTHER_SNAPSHOT_STUCK)).isFalse();
  }

  @Test
  void anotherPendingOneIsStuckFromThatAgeOn() {
    web.put("nightly-2026-11-22T02-00-00Z", State.PENDING);

    SnapshotReport stuck =
        web.job(Keep.last(1)).pendingTimeout(Duration.ofHours(1)).build().run();

    assertThat(stuck.has(Problem.Kind.OTHER_SNAPSHOT_STUCK)).isTrue();
    assertThat(stuck.outcome()).isEqualTo(Outcome.DEGRADED);
  }

  @Test
  void anotherPendingOneBlocksUntilThatAge() {
    web.put("nightly-2026-11-22T02-00-00Z", State.PENDING);

    SnapshotReport skipped = web.job(Keep.last(1))
        .pendingTimeout(Duration.ofHours(1).plusSeconds(1))
        .build()
        .run();

    assertThat(skipped.outcome()).isEqualTo(Outcome.SKIPPED);
  }

  @Test
  void oneThatIsPendingInTheFutureOfASlowHostDoesNotBlockForEver() {
    web.put("nightly-2026-11-22T02-50-00Z", State.PENDING);
    web.client.nextListing(Replies.untimed());

    SnapshotReport report = onAHostAheadBy(Duration.ofMinutes(-16)).build().run();

    assertThat(report.has(Problem.Kind.OTHER_SNAPSHOT_STUCK)).isTrue();
  }

  @Test
  void oneThatIsPendingAsFarAheadAsClocksMayDifferBlocks() {
    web.put("nightly-2026-11-22T02-50-00Z", State.PENDING);
    web.client.nextListing(Replies.untimed());

    SnapshotReport report = onAHostAheadBy(Duration.ofMinutes(-15)).build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.SKIPPED);
  }

  @Test
  void whereTheServiceTellsTheTimeOneFromTheFutureBlocks() {
    web.put("nightly-2026-11-22T03-10-00Z", State.PENDING);

    SnapshotReport report = web.keepLast(1).run();

    assertThat(report.outcome()).isEqualTo(Outcome.SKIPPED);
  }

  @Test
  void aFailedOneBeforeTheNewestIsNoProblemThoughTheHostIsSlow() {
    web.put("nightly-2026-11-22T01-00-00Z", State.AVAILABLE);
    web.put("nightly-2026-11-22T02-00-00Z", State.ERROR);
    web.put("nightly-2026-11-22T02-30-00Z", State.AVAILABLE);
    web.client.nextListing(Replies.untimed());

    SnapshotReport report = onAHostAheadBy(Duration.ofMinutes(-90)).build().run();

    assertThat(report.has(Problem.Kind.OTHER_SNAPSHOT_FAILED)).isFalse();
  }

  @Test
  void aFailedOneAfterTheNewestIsAProblemOfARunThatOnlyPrunes() {
    web.nightly(1);
    web.put("nightly-2026-11-22T02-00-00Z", State.ERROR);

    SnapshotReport report = web.keepLast(1).prune();

    assertThat(report.has(Problem.Kind.OTHER_SNAPSHOT_FAILED)).isTrue();
    assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
  }

  private void theSnapshotFails() {
    String name = web.client.calls().get(1).substring("create ".length());
    web.put(name, Instant.parse(NOW), State.ERROR);
  }

  @Test
  void theSlotsOwnOneThatFailedIsNoEarlierOne() {
    web.client.nextListing(failing(new SnapshotException.Throttled(
        "No listing", new ServiceError("Throttled", "", "", Optional.of(Instant.parse(NOW))))));
    web.client.nextCreation(real -> () -> {
      Optional<Instant> accepted = real.get();
      theSnapshotFails();
      return accepted;
    });

    SnapshotReport report = daily().build().run();

    assertThat(report.errors())
        .extracting(Problem::kind)
        .containsExactly(Problem.Kind.SNAPSHOT_FAILED);
  }

  @Test
  void norIsOneWhoseReplyWasLost() {
    web.client.nextListing(failing(noListing));
    web.client.nextCreation(Replies.failingAfter(
        this::theSnapshotFails, new SnapshotException.Unavailable("No answer")));

    SnapshotReport report = web.keepLast(1).run();

    assertThat(report.errors())
        .extracting(Problem::kind)
        .containsExactly(Problem.Kind.SNAPSHOT_FAILED);
  }
}
