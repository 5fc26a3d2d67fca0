package io.github.lightsailsnapshot.core.job;

import static io.github.lightsailsnapshot.core.job.JobFixture.OWN;
import static io.github.lightsailsnapshot.core.job.JobFixture.failing;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.report.TakenSnapshot;
import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A name that is held by an item which cannot be read: it may be the run's own snapshot, and then no second one is made. */
class UnreadableHolderTest {
  private static final String SLOT = "nightly-2026-11-22T00-00-00Z";
  private static final String NOT_READ = "An item of that name is listed, but could not be read.";

  private final SnapshotException noAnswer = new SnapshotException.Unavailable("No answer");
  private final SnapshotException taken = new SnapshotException.NameTaken("Name in use");

  private final JobFixture web = new JobFixture();

  private void nextListingsShowAnUnreadable(String name, int count) {
    for (int listing = 0; listing < count; listing++) {
      web.client.nextListing(Replies.unreadable(name));
    }
  }

  private static void assertTold(SnapshotReport report) {
    assertThat(report.warnings()).extracting(Problem::advice).contains(NOT_READ);
  }

  @Test
  void anItemThatIsThereAfterALostReplyIsTheRunsOwn() {
    web.nightly(1);
    web.client.nextCreation(Replies.lost(noAnswer)).nextListing(real -> real);
    nextListingsShowAnUnreadable(OWN, 1);

    SnapshotReport report = web.keepLast(1).run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.snapshot().map(TakenSnapshot::name)).contains(OWN);
    assertThat(report.snapshot().map(TakenSnapshot::state)).contains(State.AVAILABLE);
    assertThat(web.client.count("create")).isEqualTo(1);
    assertThat(web.names()).containsExactly(OWN);
    assertTold(report);
  }

  @Test
  void ofSeveralUnreadableItemsTheRunsOwnIsTheOneThatIsTold() {
    Listing.Unreadable other = new Listing.Unreadable(web.daysAgo(1), "its size is odd");
    web.client.nextListing(real -> real);
    for (int listing = 0; listing < 100; listing++) {
      web.client.nextListing(real -> () -> {
        Listing own = Replies.unreadable(OWN).apply(real).get();
        return new Listing(
            own.snapshots(), List.of(other, own.unreadable().get(0)), own.servedAt());
      });
    }

    SnapshotReport report = web.keepLast(1).run();

    assertThat(report.errors())
        .singleElement()
        .satisfies(problem ->
            assertThat(problem.message()).contains(OWN, "state is missing").doesNotContain("odd"));
  }

  @Test
  void withHooksItsConsistencyIsUnknown() {
    web.client.nextCreation(Replies.lost(noAnswer)).nextListing(real -> real);
    nextListingsShowAnUnreadable(OWN, 1);

    SnapshotReport report =
        web.job(Keep.last(1)).beforeSnapshot(() -> {}).build().run();

    assertThat(report.has(Problem.Kind.CONSISTENCY_UNKNOWN)).isTrue();
    assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
  }

  @Test
  void withHooksAThrottledRequestLeavesNoDoubtAboutTheConsistency() {
    web.client
        .nextCreation(Replies.lost(new SnapshotException.Throttled("Rate exceeded")))
        .nextListing(real -> real);
    nextListingsShowAnUnreadable(OWN, 1);

    SnapshotReport report =
        web.job(Keep.last(1)).beforeSnapshot(() -> {}).build().run();

    assertThat(report.has(Problem.Kind.CONSISTENCY_UNKNOWN)).isFalse();
    assertTold(report);
  }

  @Test
  void anItemThatWasThereBeforeIsNotTheRunsOwn() {
    nextListingsShowAnUnreadable(OWN, 2);
    web.client.nextCreation(failing(noAnswer));

    SnapshotReport report = web.keepLast(1).run();

    assertThat(web.client.count("create " + OWN)).isEqualTo(2);
    assertThat(report.snapshot().map(TakenSnapshot::origin)).contains(TakenSnapshot.Origin.CREATED);
    assertThat(report.warnings()).extracting(Problem::advice).doesNotContain(NOT_READ);
  }

  @Test
  void anItemIsNotTheRunsOwnIfItsRequestWasRefused() {
    web.client
        .nextCreation(failing(new SnapshotException.InvalidState("Busy")))
        .nextListing(real -> real);
    nextListingsShowAnUnreadable(OWN, 1);

    SnapshotReport report =
        web.job(Keep.last(1)).beforeSnapshot(() -> {}).build().run();

    assertThat(web.client.count("create")).isEqualTo(2);
    assertThat(report.warnings()).extracting(Problem::advice).doesNotContain(NOT_READ);
  }

  @Test
  void anItemThatHoldsTheSlotsNameForAMinuteLeavesTheRunUnverified() {
    web.nightly(2);
    web.client.nextListing(real -> real).nextCreation(failing(taken));
    nextListingsShowAnUnreadable(SLOT, 80);

    SnapshotReport report =
        web.job(Keep.last(1)).slot(Duration.ofDays(1)).build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
    assertThat(report.has(Problem.Kind.SNAPSHOT_NOT_VERIFIED)).isTrue();
    assertThat(report.snapshot().map(TakenSnapshot::state)).contains(State.UNKNOWN);
    assertThat(report.deletions()).isEmpty();
    assertTold(report);
  }

  @Test
  void anItemThatHeldTheSlotsNameBeforeIsTheSlots() {
    nextListingsShowAnUnreadable(SLOT, 80);
    web.client.nextCreation(failing(taken));

    SnapshotReport report =
        web.job(Keep.last(1)).slot(Duration.ofDays(1)).build().run();

    assertThat(report.snapshot().map(TakenSnapshot::name)).contains(SLOT);
    assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
  }

  @Test
  void withoutSlotsAnItemThatWasThereBeforeFailsTheRun() {
    nextListingsShowAnUnreadable(OWN, 80);
    web.client.nextCreation(failing(taken));

    SnapshotReport report = web.keepLast(1).run();

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(report.errors())
        .extracting(Problem::advice)
        .singleElement()
        .asString()
        .contains("No snapshot of that name was found");
  }

  @Test
  void withoutSlotsAnItemThatIsNewIsTheRunsOwn() {
    web.client.nextListing(real -> real).nextCreation(failing(taken));
    nextListingsShowAnUnreadable(OWN, 80);

    SnapshotReport report = web.keepLast(1).run();

    assertThat(report.snapshot().map(TakenSnapshot::name)).contains(OWN);
    assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
    assertTold(report);
  }
}
