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
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** "The name is in use": what holds it is looked up for a minute, and what is found decides. */
class NameLookupTest {
  private static final String SLOT = "nightly-2026-11-22T00-00-00Z";

  /** How often the listing is asked for within the minute. */
  private static final int LOOKS = 8;

  private final SnapshotException taken = new SnapshotException.NameTaken("Name in use");
  private final SnapshotException noListing = new SnapshotException.Throttled("No listing");

  private final JobFixture web = new JobFixture();

  private SnapshotJob.Builder daily() {
    return web.job(Keep.last(1)).slot(Duration.ofDays(1)).zone(ZoneOffset.UTC);
  }

  private void noListingsAfterTheFirst(int count) {
    web.client.nextListing(real -> real);
    noListings(count);
  }

  private void noListings(int count) {
    for (int listing = 0; listing < count; listing++) {
      web.client.nextListing(failing(noListing));
    }
  }

  @Test
  void theSlotsOwnSnapshotUnderTheNameNeedsNoWord() {
    web.client.nextCreation(
        Replies.failingAfter(() -> web.put(SLOT, Instant.parse(NOW), State.AVAILABLE), taken));

    SnapshotReport report = daily().build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.problems()).isEmpty();
    assertThat(report.snapshot().map(TakenSnapshot::name)).contains(SLOT);
  }

  @Test
  void anotherSnapshotOfTheSlotIsUsedAndNamed() {
    web.client.nextCreation(Replies.failingAfter(
        () -> web.put(SLOT + "-2", Instant.parse(NOW), State.AVAILABLE), taken));

    SnapshotReport report = daily().build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.snapshot().map(TakenSnapshot::name)).contains(SLOT + "-2");
    assertThat(report.warnings())
        .singleElement()
        .extracting(Problem::advice)
        .isEqualTo("The slot now has " + SLOT + "-2.");
  }

  @Test
  void whatNoListingShowsForAMinuteFailsTheRun() {
    web.nightly(2);
    web.region.holdName(SLOT);

    SnapshotReport report = daily().build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(web.time.passed()).isEqualTo(Duration.ofMinutes(1));
    assertThat(report.deletions()).isEmpty();
    assertThat(web.client.count("create")).isEqualTo(1);
  }

  @Test
  void oneThatALaterListingShowsIsTakenWithoutMoreWaiting() {
    web.client
        .nextListing(real -> real)
        .nextListing(real -> real)
        .nextCreation(Replies.lost(taken))
        .nextListing(Replies.without(OWN));

    SnapshotReport report = web.keepLast(1).run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.snapshot().map(TakenSnapshot::name)).contains(OWN);
  }

  @Test
  void theLastLookFindsTheRunsOwnWhateverItsCreationTime() {
    Instant longBefore = Instant.parse("2026-11-21T20:00:00Z");
    web.client.nextCreation(
        Replies.failingAfter(() -> web.put(SLOT, longBefore, State.AVAILABLE), taken));
    noListingsAfterTheFirst(LOOKS);

    SnapshotReport report = daily().build().run();

    assertThat(report.snapshot().map(TakenSnapshot::name)).contains(SLOT);
    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.warnings())
        .extracting(Problem::advice)
        .contains("The slot now has " + SLOT + ".");
  }

  @Test
  void theLastLookTakesNoFailedSnapshotForTheRuns() {
    web.client.nextCreation(
        Replies.failingAfter(() -> web.put(SLOT, Instant.parse(NOW), State.ERROR), taken));
    noListingsAfterTheFirst(LOOKS);

    SnapshotReport report = daily().build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(report.snapshot()).isEmpty();
  }

  @Test
  void theLastLookTakesNoOtherServersSnapshotForTheRuns() {
    web.client.nextCreation(Replies.failingAfter(
        () -> web.region.put(Snapshot.available(SLOT, "web-2", Instant.parse(NOW))), taken));
    noListingsAfterTheFirst(LOOKS);

    SnapshotReport report = daily().build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(report.snapshot()).isEmpty();
  }

  @Test
  void theLastLookDoesNotTakeWhatAnEarlierListingShowed() {
    Instant longBefore = Instant.parse("2026-11-21T20:00:00Z");
    web.put(SLOT, longBefore, State.AVAILABLE);
    web.client.nextListing(Replies.unreadable(SLOT));
    noListings(LOOKS);

    SnapshotReport report = daily().build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(report.snapshot()).isEmpty();
  }

  @Test
  void aLastLookThatFailsIsToldOf() {
    web.client.nextCreation(failing(taken));
    noListingsAfterTheFirst(40);

    SnapshotReport report = daily().build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(report.warnings())
        .extracting(Problem::advice)
        .contains("It was meant to show whether the slot has a snapshot.");
    assertThat(report.errors())
        .singleElement()
        .extracting(Problem::message)
        .isEqualTo("Name in use");
  }

  @Test
  void anotherHostsSnapshotOfTheNameIsAnErrorIfTheRunsOwnRequestWasDenied() {
    web.client.nextCreation(Replies.failingAfter(
        () -> web.put(SLOT, Instant.parse(NOW), State.AVAILABLE),
        new SnapshotException.AccessDenied("Not allowed")));

    SnapshotReport report = daily().beforeSnapshot(() -> {}).build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
    assertThat(report.snapshot().map(TakenSnapshot::name)).contains(SLOT);
    assertThat(report.has(Problem.Kind.CONSISTENCY_UNKNOWN)).isFalse();
    assertThat(report.errors())
        .singleElement()
        .extracting(Problem::advice)
        .isEqualTo("The slot now has " + SLOT + ".");
  }

  @Test
  void anotherSnapshotOfTheSlotThatOnlyTheLastLookShowsDegradesTheRun() {
    web.client.nextCreation(Replies.failingAfter(
        () -> web.put(SLOT + "-2", Instant.parse(NOW), State.AVAILABLE), taken));
    noListingsAfterTheFirst(LOOKS);

    SnapshotReport report = daily().beforeSnapshot(() -> {}).build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
    assertThat(report.snapshot().map(TakenSnapshot::name)).contains(SLOT + "-2");
    assertThat(report.has(Problem.Kind.CONSISTENCY_UNKNOWN)).isFalse();
  }

  @Test
  void withHooksALostRequestThatOnlyTheLastLookShowsIsOfUnknownConsistency() {
    web.client
        .nextCreation(Replies.lost(new SnapshotException.Unavailable("No answer")))
        .nextListing(real -> real)
        .nextListing(Replies.without(SLOT));
    noListings(LOOKS);

    SnapshotReport report = daily().beforeSnapshot(() -> {}).build().run();

    assertThat(web.client.count("create")).isEqualTo(2);
    assertThat(report.snapshot().map(TakenSnapshot::name)).contains(SLOT);
    assertThat(report.has(Problem.Kind.CONSISTENCY_UNKNOWN)).isTrue();
  }

  @Test
  void withHooksOneThatTheLastLookShowsIsAsGoodIfEachRequestGotAnAnswer() {
    web.client.nextCreation(Replies.lost(taken));
    noListingsAfterTheFirst(LOOKS);

    SnapshotReport report = daily().beforeSnapshot(() -> {}).build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.has(Problem.Kind.CONSISTENCY_UNKNOWN)).isFalse();
  }
}
