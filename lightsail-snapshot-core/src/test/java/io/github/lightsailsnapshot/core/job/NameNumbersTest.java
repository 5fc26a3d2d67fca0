package io.github.lightsailsnapshot.core.job;

import static io.github.lightsailsnapshot.core.job.JobFixture.NOW;
import static io.github.lightsailsnapshot.core.job.JobFixture.OWN;
import static io.github.lightsailsnapshot.core.job.JobFixture.failing;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.client.SnapshotNaming;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.report.TakenSnapshot;
import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Which of a time's names is asked for, and whose the snapshot is that has it. */
class NameNumbersTest {
  private static final String SLOT = "nightly-2026-11-22T00-00-00Z";
  private static final Instant HOURS_AGO = Instant.parse("2026-11-21T23:00:00Z");

  private final SnapshotException noAnswer = new SnapshotException.Unavailable("No answer");
  private final SnapshotException taken = new SnapshotException.NameTaken("Name in use");
  private final SnapshotException noListing = new SnapshotException.Throttled("No listing");

  private final JobFixture web = new JobFixture();

  private static String numbered(int number) {
    return number == 1 ? OWN : OWN + "-" + number;
  }

  private void othersHaveNumbersUpTo(int last) {
    for (int number = 1; number <= last; number++) {
      othersHave(numbered(number));
    }
  }

  private void othersHave(String name) {
    web.region.put(Snapshot.available(name, "web-2", Instant.parse(NOW)));
  }

  @Test
  void theLastNumberIsStillAskedFor() {
    othersHaveNumbersUpTo(SnapshotNaming.LAST_NUMBER - 1);

    SnapshotReport report = web.keepLast(1).run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(web.client.calls())
        .filteredOn(call -> call.startsWith("create"))
        .containsExactly("create " + numbered(SnapshotNaming.LAST_NUMBER));
  }

  @Test
  void afterTheLastNumberTheRunFailsAndHasAskedForNothing() {
    othersHaveNumbersUpTo(SnapshotNaming.LAST_NUMBER);

    SnapshotReport report = web.keepLast(1).run();

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(web.client.calls()).containsExactly("list");
    assertThat(report.problems())
        .singleElement()
        .extracting(Problem::message)
        .isEqualTo("All names up to " + numbered(SnapshotNaming.LAST_NUMBER) + " are taken");
  }

  @Test
  void tenNamesThatNoListingShowedAndOthersTookAreEnough() {
    AtomicInteger number = new AtomicInteger();
    web.client.everyCreation(
        Replies.failingAfter(() -> othersHave(numbered(number.incrementAndGet())), taken));

    SnapshotReport report = web.keepLast(1).run();

    assertThat(web.client.count("create")).isEqualTo(10);
    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(report.problems()).singleElement().satisfies(problem -> {
      assertThat(problem.kind()).isEqualTo(Problem.Kind.NO_NAME_LEFT);
      assertThat(problem.message()).startsWith("The last 10 names requested were taken");
    });
  }

  @Test
  void aFailedSnapshotThatALaggingListingShowsAsPendingDoesNotServeTheSlot() {
    web.put(SLOT, Instant.parse(NOW), State.ERROR);
    web.client.nextCreation(
        Replies.failingAfter(() -> web.put(SLOT, Instant.parse(NOW), State.PENDING), noAnswer));

    SnapshotReport report =
        web.job(Keep.last(1)).slot(Duration.ofDays(1)).build().run();

    assertThat(report.snapshot().map(TakenSnapshot::name)).contains(SLOT + "-2");
    assertThat(web.client.count("create " + SLOT + "-2")).isEqualTo(2);
  }

  @Test
  void anotherSnapshotInThePlaceOfAFailedOneServesTheSlot() {
    web.put(SLOT, Instant.parse(NOW), State.ERROR);
    web.client.nextCreation(Replies.failingAfter(
        () -> web.put(SLOT, Instant.parse(NOW).plusSeconds(1), State.AVAILABLE), noAnswer));

    SnapshotReport report =
        web.job(Keep.last(1)).slot(Duration.ofDays(1)).build().run();

    assertThat(report.snapshot().map(TakenSnapshot::name)).contains(SLOT);
    assertThat(web.client.count("create")).isEqualTo(1);
  }

  @Test
  void aThirdSnapshotServesTheSlotWhereTheFirstFailed() {
    web.put(SLOT, Instant.parse(NOW), State.ERROR);
    web.client.nextCreation(Replies.failingAfter(
        () -> web.put(SLOT + "-3", Instant.parse(NOW), State.AVAILABLE), noAnswer));

    SnapshotReport report =
        web.job(Keep.last(1)).slot(Duration.ofDays(1)).build().run();

    assertThat(report.snapshot().map(TakenSnapshot::name)).contains(SLOT + "-3");
    assertThat(web.client.count("create")).isEqualTo(1);
  }

  /** Without a first listing, whose a snapshot is must be told in another way. */
  private void noFirstListing() {
    web.client.nextListing(failing(noListing));
  }

  @Test
  void aNameThatAListingOfTheRunDidNotShowIsItsOwnWhateverTheCreationTime() {
    noFirstListing();
    web.client
        .nextCreation(failing(noAnswer))
        .nextCreation(
            Replies.failingAfter(() -> web.put(OWN, HOURS_AGO, State.AVAILABLE), noAnswer));

    SnapshotReport report = web.keepLast(1).run();

    assertThat(report.snapshot().map(TakenSnapshot::name)).contains(OWN);
    assertThat(web.client.count("create")).isEqualTo(2);
  }

  @Test
  void aSnapshotFromBeforeTheRunIsNotItsOwnThoughARequestGotNoAnswer() {
    noFirstListing();
    web.client.nextCreation(
        Replies.failingAfter(() -> web.put(OWN, HOURS_AGO, State.AVAILABLE), noAnswer));

    SnapshotReport report = web.keepLast(1).run();

    assertThat(report.snapshot().map(TakenSnapshot::name)).contains(OWN + "-2");
  }

  @Test
  void whereNoTimeIsToldOneAfterARequestWithoutAnAnswerIsItsOwn() {
    noFirstListing();
    web.client
        .nextCreation(
            Replies.failingAfter(() -> web.put(OWN, HOURS_AGO, State.AVAILABLE), noAnswer))
        .nextListing(Replies.untimed());

    SnapshotReport report = web.keepLast(1).run();

    assertThat(report.snapshot().map(TakenSnapshot::name)).contains(OWN);
    assertThat(web.client.count("create")).isEqualTo(1);
  }

  @Test
  void whereNoTimeIsToldOneAfterARefusalIsNot() {
    noFirstListing();
    web.client
        .nextCreation(Replies.failingAfter(() -> web.put(OWN, HOURS_AGO, State.AVAILABLE), taken))
        .nextListing(Replies.untimed());

    SnapshotReport report = web.keepLast(1).run();

    assertThat(report.snapshot().map(TakenSnapshot::name)).contains(OWN + "-2");
  }

  @Test
  void theBeginOfTheRunIsToldByTheServicesClockAndNotByTheHosts() {
    noFirstListing();
    web.client.nextCreation(Replies.lost(noAnswer));

    SnapshotReport report = web.job(Keep.last(1))
        .clock(Clock.offset(web.time, Duration.ofDays(1)))
        .build()
        .run();

    assertThat(web.client.count("create")).isEqualTo(1);
    assertThat(report.snapshot().map(TakenSnapshot::origin)).contains(TakenSnapshot.Origin.FOUND);
    assertThat(web.names()).isEqualTo(List.of("nightly-2026-11-23T03-00-00Z"));
  }
}
