package io.github.lightsailsnapshot.core.job;

import static io.github.lightsailsnapshot.core.job.JobFixture.NOW;
import static io.github.lightsailsnapshot.core.job.JobFixture.OWN;
import static io.github.lightsailsnapshot.core.job.JobFixture.failing;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.report.TakenSnapshot;
import io.github.lightsailsnapshot.core.spi.Progress;
import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.RetentionPlan;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a run cannot know it does not claim, and what it learns late it heeds. */
class UncertaintyTest {
  private final SnapshotException noListing =
      new SnapshotException.Throttled("Could not list the snapshots");
  private final SnapshotException noAnswer = new SnapshotException.Unavailable("No answer");

  private final JobFixture web = new JobFixture();

  @AfterEach
  void forgetTheInterruption() {
    boolean unused = Thread.interrupted();
  }

  private void nextListings(int count, UnaryOperator<Supplier<Listing>> answer) {
    for (int i = 0; i < count; i++) {
      web.client.nextListing(answer);
    }
  }

  private void ownIs(State state) {
    web.put(OWN, Instant.parse(NOW), state);
  }

  @Test
  void aDeletionThatWasInterruptedMayHaveHappened() {
    web.nightly(3);
    web.client.nextDeletion(real -> () -> {
      real.run();
      Thread.currentThread().interrupt();
      throw noAnswer;
    });

    SnapshotReport report = web.keepLast(2).prune();

    assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
    assertThat(report.errors())
        .singleElement()
        .satisfies(error -> assertThat(error.toString())
            .contains(web.daysAgo(3), "may be gone")
            .doesNotContain("Nothing was deleted"));
  }

  @Test
  void aDeletionWithoutAnAnswerMayHaveHappened() {
    web.nightly(2);
    web.client.nextDeletion(real -> () -> {
      real.run();
      throw noAnswer;
    });

    SnapshotReport report = web.keepLast(2).run();

    assertThat(report.errors())
        .singleElement()
        .satisfies(error -> assertThat(error.advice()).contains("may be gone"));
  }

  @Test
  void aSnapshotThatIsFoundFailedAfterALostReplyIsNoSuccess() {
    web.client.nextCreation(real -> () -> {
      Object unused = real.get();
      ownIs(State.ERROR);
      throw noAnswer;
    });

    SnapshotReport report = web.keepLast(2).snapshot();

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(report.errors())
        .singleElement()
        .satisfies(error -> assertThat(error.message()).contains("ended in an error"));
  }

  @Test
  void oneThatIsStuckIsNamedAlsoIfTheFirstListingFailed() {
    web.nightly(1);
    web.put(web.daysAgo(2), State.PENDING);
    web.client.nextListing(failing(noListing));

    SnapshotReport report = web.keepLast(2).run();

    assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
    assertThat(report.errors())
        .singleElement()
        .satisfies(error ->
            assertThat(error.message()).contains(web.daysAgo(2), "has been pending since"));
  }

  @Test
  void nothingMoreIsDeletedOnceTheOwnSnapshotIsSeenToHaveFailed() {
    web.region.settlesAfter(Duration.ofDays(9));
    web.nightly(6);
    web.client.nextDeletion(real -> () -> {
      real.run();
      web.time.pass(Duration.ofMinutes(11));
      ownIs(State.ERROR);
    });

    SnapshotReport report =
        web.job(Keep.last(2)).waitTimeout(Duration.ZERO).build().run();

    assertThat(report.deletions()).hasSize(1);
    assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
    assertThat(report.snapshot().map(TakenSnapshot::state)).contains(State.ERROR);
    assertThat(report.errors())
        .singleElement()
        .satisfies(error -> assertThat(error.toString())
            .contains(OWN + " ended in an error", "Nothing more was deleted"));
  }

  @Test
  void nothingMoreIsDeletedOnceTheOwnSnapshotIsGone() {
    web.nightly(6);
    web.client.nextDeletion(real -> () -> {
      real.run();
      web.time.pass(Duration.ofMinutes(11));
      web.region.delete(Snapshot.available(OWN, "web-1", Instant.parse(NOW)));
    });

    SnapshotReport report = web.keepLast(2).run();

    assertThat(report.deletions()).hasSize(1);
    assertThat(report.errors())
        .singleElement()
        .satisfies(error -> assertThat(error.toString())
            .contains(OWN + " is no longer listed", "Nothing more was deleted"));
  }

  @Test
  void aListenerThatIsAlwaysTooSlowDoesNotKeepItFromDeleting() {
    web.nightly(3);

    SnapshotReport report = web.job(Keep.last(1))
        .listener(event -> {
          if (event.progress() instanceof Progress.Deleting) {
            web.time.pass(Duration.ofMinutes(11));
          }
        })
        .build()
        .run();

    assertThat(report.deleted()).hasSize(3);
    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
  }

  @Test
  void aPolicyThatIsAlwaysTooSlowDoesNotKeepItFromDeleting() {
    web.nightly(3);

    SnapshotReport report = web.job(history -> {
          web.time.pass(Duration.ofMinutes(11));
          return Keep.last(1).keep(history);
        })
        .build()
        .run();

    assertThat(report.deleted()).hasSize(3);
  }

  @Test
  void anOwnSnapshotThatCannotBeReadIsNotSaidToBeGone() {
    web.client.nextListing(real -> real);
    nextListings(
        60,
        real -> () -> new Listing(
            List.of(), List.of(new Listing.Unreadable(OWN, "state is missing")), Optional.empty()));

    SnapshotReport report = web.keepLast(2).run();

    assertThat(report.errors())
        .singleElement()
        .satisfies(error -> assertThat(error.message())
            .contains(OWN + " was accepted, but could not be read: state is missing"));
  }

  @Test
  void anOwnSnapshotThatCannotBeReadIsNoReasonToDeleteForAJobThatDoesNotWait() {
    web.nightly(3);
    web.client.nextListing(failing(noListing));
    web.client.nextListing(real -> () -> withUnreadable(real.get(), OWN));

    SnapshotReport report =
        web.job(Keep.last(1)).waitTimeout(Duration.ZERO).build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
    assertThat(report.deletions()).isEmpty();
    assertThat(report.errors())
        .singleElement()
        .satisfies(error -> assertThat(error.toString()).contains(OWN, "could not be read"));
  }

  private static Listing withUnreadable(Listing listing, String name) {
    return new Listing(
        listing.snapshots().stream()
            .filter(snapshot -> !snapshot.name().equals(name))
            .toList(),
        List.of(new Listing.Unreadable(name, "createdAt is missing")),
        listing.servedAt());
  }

  @Test
  void anOwnSnapshotThatNobodyCouldLookAtIsNotSaidToBeGone() {
    web.client.nextListing(real -> real);
    nextListings(60, failing(noListing));

    SnapshotReport report = web.keepLast(2).run();

    assertThat(report.errors())
        .singleElement()
        .satisfies(error ->
            assertThat(error.message()).contains(OWN + " was accepted, but no listing came back"));
  }

  @Test
  void aSnapshotThatNobodySawIsNotSaidNotToBe() {
    nextListings(30, real -> () -> Listing.of(List.of()));
    web.client.nextCreation(real -> () -> {
      Object unused = real.get();
      throw noAnswer;
    });

    SnapshotReport report = web.keepLast(2).run();

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(report.toString()).doesNotContain("o snapshot was made");
  }

  @Test
  void aStrangerThatHasTheNameDoesNotShowThatTheSnapshotWasMade() {
    web.client.nextListing(failing(noListing));
    web.region.put(Snapshot.available(OWN, "web-2", Instant.parse("2026-11-20T00:00:00Z")));
    web.client.nextCreation(failing(noAnswer));

    SnapshotReport report = web.keepLast(2).run();

    assertThat(report.toString()).doesNotContain("created nevertheless");
  }

  @Test
  void whatCameOfTheCreationIsNotSaidBeforeItIsAskedFor() {
    web.client.nextListing(failing(noListing));
    web.client.nextCreation(failing(new SnapshotException.AccessDenied("Could not create")));

    SnapshotReport report = web.keepLast(1).run();

    assertThat(report.toString()).doesNotContain("created nevertheless");
  }

  @Test
  void anOldSnapshotThatCouldNotBeReadAtFirstIsNotTakenForTheSlotsOwn() {
    String ofSlot = "nightly-2026-11-22T00-00-00Z";
    Instant old = Instant.parse("2026-11-20T00:00:00Z");
    web.put(ofSlot, old, State.AVAILABLE);
    web.client.nextListing(real -> () -> new Listing(
        List.of(),
        List.of(new Listing.Unreadable(ofSlot, "createdAt is missing")),
        Optional.empty()));

    SnapshotReport report =
        web.job(Keep.last(1)).slot(Duration.ofDays(1)).build().run();

    assertThat(report.snapshot().orElseThrow().name()).isEqualTo(ofSlot + "-2");
    assertThat(report.warnings().toString())
        .contains(ofSlot + " was created at " + old, "2880 min before its slot began");
  }

  @Test
  void thePreviewOfASlotDoesNotTakeAnOldSnapshotOfItsNameForItsOwn() {
    Instant old = Instant.parse("2026-11-20T00:00:00Z");
    web.put("nightly-2026-11-22T00-00-00Z", old, State.AVAILABLE);

    RetentionPlan preview =
        web.job(Keep.last(1)).slot(Duration.ofDays(1)).build().preview();

    assertThat(preview.kept())
        .extracting(Snapshot::name)
        .contains("nightly-2026-11-22T00-00-00Z-2");
  }

  /** The reply to the first request is lost by throttling, and then it is seen what has the name. */
  private SnapshotReport refusedWhile(Runnable nameIsTaken, SnapshotJob.Builder job) {
    web.client.nextCreation(real -> () -> {
      nameIsTaken.run();
      throw new SnapshotException.Throttled("Could not create: too many requests");
    });
    web.client.nextCreation(failing(new SnapshotException.AccessDenied("Could not create: no")));
    return job.build().run();
  }

  @Test
  void aRefusalIsNoErrorOnceTheNextNameIsAccepted() {
    SnapshotReport report = refusedWhile(
        () -> web.region.put(Snapshot.available(OWN, "web-2", Instant.parse(NOW))),
        web.job(Keep.last(1)));

    assertThat(report.snapshot().orElseThrow().name()).isEqualTo(OWN + "-2");
    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.warnings().toString()).contains("Could not create: no");
  }

  @Test
  void aRefusalIsNoErrorOnceTheNextNameOfTheSlotIsAccepted() {
    String ofSlot = "nightly-2026-11-22T00-00-00Z";
    web.put(ofSlot, Instant.parse("2026-11-20T00:00:00Z"), State.AVAILABLE);
    web.client.nextListing(real -> () -> new Listing(
        List.of(), List.of(new Listing.Unreadable(ofSlot, "no date")), Optional.empty()));

    SnapshotReport report = refusedWhile(() -> {}, web.job(Keep.last(1)).slot(Duration.ofDays(1)));

    assertThat(report.snapshot().orElseThrow().name()).isEqualTo(ofSlot + "-2");
    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.warnings().toString()).contains("Could not create: no");
  }

  @Test
  void aRefusalIsAnErrorWhereAnotherHostHasServedTheSlotByTheNextName() {
    String ofSlot = "nightly-2026-11-22T00-00-00Z";

    SnapshotReport report = refusedWhile(
        () -> {
          web.put(ofSlot, Instant.parse(NOW), State.ERROR);
          web.put(ofSlot + "-2", Instant.parse(NOW), State.AVAILABLE);
        },
        web.job(Keep.last(1)).slot(Duration.ofDays(1)));

    assertThat(report.snapshot().orElseThrow().name()).isEqualTo(ofSlot + "-2");
    assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
    assertThat(report.errors().toString()).contains("Could not create: no");
  }

  @Test
  void aRefusalIsAnErrorBesideTheNameThatSomebodyElseHas() {
    String ofSlot = "nightly-2026-11-22T00-00-00Z";
    Snapshot strange = Snapshot.available(ofSlot, "web-2", Instant.parse(NOW));

    SnapshotReport report = refusedWhile(
        () -> web.region.put(strange.withState(State.ERROR)),
        web.job(Keep.last(1)).slot(Duration.ofDays(1)));

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(report.errors().toString())
        .contains("Could not create: no", "is held by a snapshot of web-2");
  }
}
