package io.github.lightsailsnapshot.core.job;

import static io.github.lightsailsnapshot.core.job.JobFixture.OWN;
import static io.github.lightsailsnapshot.core.job.JobFixture.failing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.ServiceError;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.report.Deletion;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.Problem.Step;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.report.TakenSnapshot;
import io.github.lightsailsnapshot.core.report.TakenSnapshot.Origin;
import io.github.lightsailsnapshot.core.spi.Progress;
import io.github.lightsailsnapshot.retention.History;
import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.RetentionPlan;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SnapshotJobTest {
  private final JobFixture web = new JobFixture();

  @AfterEach
  void everyRunIsToldOnce() {
    assertThat(web.told).hasSizeLessThanOrEqualTo(1);
    assertThat(Thread.interrupted()).isFalse();
  }

  private SnapshotReport told() {
    assertThat(web.told).hasSize(1);
    return web.told.get(0);
  }

  private static List<String> names(List<Snapshot> snapshots) {
    return snapshots.stream().map(Snapshot::name).toList();
  }

  @Nested
  class AGoodRun {
    @Test
    void makesTheFirstSnapshotEver() {
      SnapshotReport report = web.keepLast(7).run();

      assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
      assertThat(report.snapshot())
          .contains(new TakenSnapshot(
              OWN, Origin.CREATED, State.AVAILABLE, Optional.of(Instant.parse(JobFixture.NOW))));
      assertThat(web.names()).containsExactly(OWN);
      assertThat(report.problems()).isEmpty();
      assertThat(told()).isEqualTo(report);
    }

    @Test
    void keepsSevenOfSeven() {
      web.nightly(7);

      SnapshotReport report = web.keepLast(7).run();

      assertThat(names(report.deleted())).containsExactly(web.daysAgo(7));
      assertThat(names(report.kept()))
          .containsExactlyElementsOf(
              IntStream.rangeClosed(0, 6).mapToObj(web::daysAgo).toList());
      assertThat(web.names()).hasSize(7).contains(OWN).doesNotContain(web.daysAgo(7));
    }

    @Test
    void deletesTheOldestFirst() {
      web.nightly(30);

      SnapshotReport report = web.keepLast(7).run();

      assertThat(names(report.deleted()))
          .hasSize(24)
          .startsWith(web.daysAgo(30), web.daysAgo(29))
          .endsWith(web.daysAgo(7));
      assertThat(web.names()).hasSize(7);
    }

    @Test
    void waitsUntilTheSnapshotIsAvailable() {
      web.region.settlesAfter(Duration.ofMinutes(4));
      web.nightly(1);

      SnapshotReport report = web.keepLast(1).run();

      assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
      assertThat(web.names()).containsExactly(OWN);
      assertThat(web.time.passed()).isBetween(Duration.ofMinutes(4), Duration.ofMinutes(5));
    }

    @Test
    void looksAfterTwoSecondsFirstAndThenEverMoreRarely() {
      web.region.settlesAfter(Duration.ofHours(1));
      List<Duration> waited = new ArrayList<>();

      web.job(Keep.last(1))
          .listener(event -> {
            if (event.progress() instanceof Progress.Waiting waiting) {
              waited.add(waiting.waited());
            }
          })
          .build()
          .run();

      assertThat(waited.subList(0, 4))
          .containsExactly(
              Duration.ofSeconds(2),
              Duration.ofSeconds(5),
              Duration.ofMillis(9_500),
              Duration.ofMillis(16_250));
      assertThat(waited.get(20).minus(waited.get(19))).isEqualTo(Duration.ofMinutes(1));
      assertThat(waited.get(waited.size() - 1)).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void tellsEachStep() {
      web.nightly(1);
      List<String> steps = new ArrayList<>();

      web.job(Keep.last(1)).listener(step -> steps.add(step.toString())).build().run();

      assertThat(steps)
          .containsExactly(
              "Started on web-1 as nightly",
              "Listed 1 snapshots, 1 of this job",
              "Creating " + OWN,
              "Created " + OWN + " (pending)",
              "Waiting for " + OWN + ", 2 s so far",
              "Deleting " + web.daysAgo(1),
              "Deleted " + web.daysAgo(1),
              "Finished: SUCCEEDED");
    }
  }

  @Nested
  class WithoutWaiting {
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
    void judgesAgesByTheTimeOfAcceptance() {
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
    void judgesAgesByTheNewestSnapshotWhereTheServiceDoesNotTellTheTime() {
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

  @Nested
  class TheNewSnapshotIsNotAvailable {
    @Test
    void afterTheWaitTheRestIsPrunedWithoutCountingIt() {
      web.region.settlesAfter(Duration.ofHours(2));
      web.nightly(3);

      SnapshotReport report = web.keepLast(1).run();

      assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
      assertThat(web.names()).containsExactly(web.daysAgo(1), OWN);
      assertThat(report.errors()).singleElement().satisfies(problem -> {
        assertThat(problem.step()).isEqualTo(Step.WAITING);
        assertThat(problem.message()).isEqualTo(OWN + " is still pending after 30m");
      });
      assertThat(web.time.passed()).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void nothingIsDeletedWhenItEndsInAnError() {
      web.nightly(3);
      web.client.nextListing(real -> real).nextListing(real -> () -> {
        web.put(OWN, State.ERROR);
        return real.get();
      });

      SnapshotReport report = web.keepLast(1).run();

      assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
      assertThat(report.snapshot().orElseThrow().state()).isEqualTo(State.ERROR);
      assertThat(web.client.count("delete")).isZero();
      assertThat(told().errors())
          .singleElement()
          .extracting(Problem::message)
          .isEqualTo(OWN + " ended in an error");
    }

    @Test
    void nothingIsDeletedWhenItVanishes() {
      web.nightly(3);
      web.region.settlesAfter(Duration.ofHours(2));
      web.client.nextCreation(real -> () -> Optional.of(web.time.instant()));

      SnapshotReport report = web.keepLast(1).run();

      assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
      assertThat(web.client.count("delete")).isZero();
    }

    @Test
    void aFailedLookWhileWaitingIsOnlyAWarning() {
      web.nightly(1);
      web.client
          .nextListing(real -> real)
          .nextListing(failing(new SnapshotException.Throttled("Could not list")));

      SnapshotReport report = web.keepLast(1).run();

      assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
      assertThat(report.warnings())
          .singleElement()
          .extracting(Problem::message)
          .isEqualTo("Could not list");
      assertThat(web.names()).containsExactly(OWN);
    }
  }

  @Nested
  class CreationFails {
    private SnapshotReport runAfter(SnapshotException failure) {
      web.nightly(3);
      web.client.everyCreation(failing(failure));
      return web.keepLast(1).run();
    }

    private void failedAndNothingDeleted(SnapshotReport report) {
      assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
      assertThat(report.snapshot()).isEmpty();
      assertThat(report.plan()).isEmpty();
      assertThat(web.client.count("delete")).isZero();
      assertThat(told()).isEqualTo(report);
    }

    @Test
    void whenItIsDenied() {
      ServiceError answer = new ServiceError("AccessDeniedException", "not authorized", "r-1");
      SnapshotReport report =
          runAfter(new SnapshotException.AccessDenied("Could not create", answer));

      failedAndNothingDeleted(report);
      assertThat(report.errors()).singleElement().satisfies(problem -> {
        assertThat(problem.step()).isEqualTo(Step.CREATION);
        assertThat(problem.answer()).contains(answer);
        assertThat(problem.toString())
            .isEqualTo(
                "creation: Could not create. The answer was AccessDeniedException: not authorized"
                    + " (request r-1). No snapshot was made and nothing was deleted.");
      });
    }

    @Test
    void whenTheInstanceIsNotKnown() {
      web.region.removeInstance("web-1");
      failedAndNothingDeleted(runAfter(new SnapshotException.NotFound("no web-1")));
    }

    @Test
    void whenThereIsNoAnswerAndNoSuchSnapshot() {
      SnapshotReport report = runAfter(new SnapshotException.Unavailable("No answer"));

      failedAndNothingDeleted(report);
      assertThat(web.time.passed()).isEqualTo(Duration.ofMinutes(30));
      assertThat(web.client.calls().stream()
              .filter(call -> call.startsWith("create"))
              .distinct())
          .containsExactly("create " + OWN);
    }

    @Test
    void whenTheClientItselfFails() {
      web.client.everyCreation(failing(new IllegalStateException("closed")));
      SnapshotReport report = web.keepLast(1).run();

      failedAndNothingDeleted(report);
      assertThat(report.errors())
          .singleElement()
          .extracting(Problem::message)
          .isEqualTo(
              "Could not create " + OWN + ": the client failed with IllegalStateException: closed");
    }

    @Test
    void whenItIsRefusedUntilTheWaitEnds() {
      web.nightly(1);
      IntStream.range(0, 100)
          .forEach(i -> web.client.nextCreation(
              failing(new SnapshotException.InvalidState("automatic one running"))));

      failedAndNothingDeleted(web.keepLast(1).run());
      assertThat(web.time.passed()).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void afterAMinuteWhenItIsRefusedAndTheJobDoesNotWait() {
      web.client.everyCreation(
          failing(new SnapshotException.InvalidState("automatic one running")));

      failedAndNothingDeleted(
          web.job(Keep.last(1)).waitTimeout(Duration.ZERO).build().run());
      assertThat(web.time.passed()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void butNotWhenItIsRefusedOnlyForAWhile() {
      web.client
          .nextCreation(failing(new SnapshotException.InvalidState("automatic one running")))
          .nextCreation(failing(new SnapshotException.InvalidState("automatic one running")));

      SnapshotReport report = web.keepLast(1).run();

      assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
      assertThat(report.warnings())
          .extracting(Problem::message)
          .containsExactly("automatic one running");
      assertThat(report.warnings().get(0).count()).isEqualTo(2);
      assertThat(web.client.count("create")).isEqualTo(3);
    }
  }

  @Nested
  class TheReplyIsLost {
    private <T> Supplier<T> lost(Supplier<T> real, RuntimeException afterwards) {
      return () -> {
        T unused = real.get();
        throw afterwards;
      };
    }

    @Test
    void andTheRepetitionFindsTheNameInUse() {
      web.nightly(1);
      web.client.nextCreation(real -> lost(real, new SnapshotException.NameTaken("in use")));

      SnapshotReport report = web.keepLast(1).run();

      assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
      assertThat(report.snapshot().orElseThrow().name()).isEqualTo(OWN);
      assertThat(web.names()).containsExactly(OWN);
    }

    @Test
    void andTheListingLags() {
      web.client.nextCreation(real -> lost(real, new SnapshotException.Unavailable("timed out")));
      web.client
          .nextListing(real -> real)
          .nextListing(real -> () -> Listing.of(List.of()))
          .nextListing(real -> () -> Listing.of(List.of()));

      assertThat(web.keepLast(1).run().outcome()).isEqualTo(Outcome.SUCCEEDED);
      assertThat(web.names()).containsExactly(OWN);
    }

    @Test
    void andTheReportTellsOfEachFailureOnTheWay() {
      web.client
          .nextListing(real -> real)
          .nextCreation(real -> lost(real, new SnapshotException.Unavailable("timed out")))
          .nextListing(failing(new SnapshotException.Throttled("Could not list")));

      SnapshotReport report = web.keepLast(1).run();

      assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
      assertThat(report.warnings())
          .extracting(Problem::toString)
          .containsExactly(
              "listing: Could not list. It was meant to show whether the snapshot was made.",
              "creation: timed out. The snapshot was created nevertheless.");
    }

    @Test
    void andNoListingIsToBeHadTheReportDoesNotDenyTheSnapshot() {
      web.client
          .nextListing(real -> real)
          .nextCreation(real -> lost(real, new SnapshotException.NameTaken("in use")));
      IntStream.range(0, 20)
          .forEach(i -> web.client.nextListing(failing(new SnapshotException.Throttled("no"))));

      SnapshotReport report = web.keepLast(1).run();

      assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
      assertThat(web.names()).containsExactly(OWN);
      assertThat(report.errors())
          .singleElement()
          .extracting(Problem::advice)
          .asString()
          .endsWith(
              "or to a snapshot that is not listed yet, which the next run counts. Nothing was deleted.");
    }

    @Test
    void byAHostWhoseClockIsADayOff() {
      web.client.nextCreation(real -> lost(
          () -> {
            web.time.pass(Duration.ofDays(1));
            return real.get();
          },
          new SnapshotException.NameTaken("in use")));

      SnapshotReport report =
          web.job(Keep.last(1)).slot(Duration.ofHours(1)).build().run();

      assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    }

    @Test
    void afterAListingThatFailed() {
      web.client
          .nextListing(failing(new SnapshotException.Unavailable("no listing")))
          .nextCreation(real -> lost(real, new SnapshotException.NameTaken("in use")));

      assertThat(web.keepLast(1).run().outcome()).isEqualTo(Outcome.SUCCEEDED);
      assertThat(web.names()).containsExactly(OWN);
    }

    @Test
    void whereTheNameBelongsToSomethingElseTheRunFailsAfterAMinute() {
      web.nightly(2);
      web.region.holdName(OWN);

      SnapshotReport report = web.keepLast(1).run();

      assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
      assertThat(web.time.passed()).isEqualTo(Duration.ofMinutes(1));
      assertThat(web.client.count("delete")).isZero();
      assertThat(report.errors().get(0).advice()).contains("a disk, an instance");
    }
  }

  @Nested
  class TheListingFails {
    private final SnapshotException denied = new SnapshotException.AccessDenied("Could not list");

    @Test
    void onceAndTheRunGoesOnAfterTheCreation() {
      web.nightly(2);
      web.client.nextListing(failing(denied));

      SnapshotReport report = web.keepLast(1).run();

      assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
      assertThat(report.warnings())
          .singleElement()
          .extracting(Problem::step)
          .isEqualTo(Step.LISTING);
      assertThat(web.names()).containsExactly(OWN);
    }

    @Test
    void twiceAndTheSnapshotIsCreatedButNothingDeleted() {
      web.nightly(2);
      web.client.nextListing(failing(denied)).nextListing(failing(denied));

      SnapshotReport report = web.keepLast(1).run();

      assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
      assertThat(report.errors().get(0).advice())
          .startsWith("The snapshot was created, but not verified.");
      assertThat(web.names()).containsExactly(web.daysAgo(2), web.daysAgo(1), OWN);
      assertThat(told()).isEqualTo(report);
    }

    @Test
    void alsoWhenItShowsANameTwice() {
      web.nightly(2);
      web.client.nextListing(real -> () -> {
        List<Snapshot> twice = new ArrayList<>(real.get().snapshots());
        twice.add(twice.get(0).withState(State.ERROR));
        return Listing.of(twice);
      });

      SnapshotReport report = web.keepLast(1).prune();

      assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
      assertThat(web.client.calls()).containsExactly("list");
      assertThat(report.errors())
          .singleElement()
          .extracting(Problem::message)
          .isEqualTo("Could not list the snapshots: the client failed with"
              + " IllegalArgumentException: " + web.daysAgo(2) + " is listed twice");
    }

    @Test
    void whenOnlyPruningAndNothingIsDeleted() {
      web.nightly(2);
      web.client.nextListing(failing(denied));

      SnapshotReport report = web.keepLast(1).prune();

      assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
      assertThat(web.client.calls()).containsExactly("list");
    }

    @Test
    void whenPreviewingAndTheFailureIsThrown() {
      web.client.nextListing(failing(denied));
      SnapshotJob job = web.keepLast(1);
      assertThatThrownBy(job::preview).isSameAs(denied);
    }
  }

  @Nested
  class AnotherSnapshotIsPending {
    @Test
    void makesTheRunSkip() {
      web.nightly(2);
      web.put("nightly-2026-11-22T02-00-00Z", State.PENDING);

      SnapshotReport report = web.keepLast(1).run();

      assertThat(report.outcome()).isEqualTo(Outcome.SKIPPED);
      assertThat(web.client.calls()).containsExactly("list");
      assertThat(told().problems())
          .singleElement()
          .extracting(Problem::message)
          .isEqualTo(
              "nightly-2026-11-22T02-00-00Z is still being taken, since 2026-11-22T02:00:00Z");
    }

    @Test
    void isNamedAndBlocksNothingWhenItIsStuck() {
      web.nightly(2);
      web.put("nightly-2026-11-21T02-59-00Z", State.PENDING);

      SnapshotReport report = web.keepLast(1).run();

      assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
      assertThat(web.names()).containsExactly("nightly-2026-11-21T02-59-00Z", OWN);
      assertThat(report.errors())
          .singleElement()
          .extracting(Problem::message)
          .asString()
          .contains("pending since");
    }

    @Test
    void isNoConcernOfThisJobWhenItIsForeign() {
      web.put("weekly-2026-11-22T02-00-00Z", State.PENDING);
      web.put("nightly-pending", Instant.parse("2026-11-22T02:00:00Z"), State.PENDING);

      assertThat(web.keepLast(1).run().outcome()).isEqualTo(Outcome.SUCCEEDED);
    }
  }

  @Nested
  class FailedSnapshots {
    @Test
    void areReportedToIfOnlyALaterListingShowsThem() {
      web.nightly(3);
      web.put(web.daysAgo(1), State.ERROR);
      web.client
          .nextListing(failing(new SnapshotException.Throttled("Could not list")))
          .nextCreation(real -> () -> {
            Optional<Instant> unused = real.get();
            throw new SnapshotException.Unavailable("timed out");
          });

      SnapshotReport report =
          web.job(Keep.last(1)).waitTimeout(Duration.ZERO).build().run();

      assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
      assertThat(report.errors())
          .singleElement()
          .extracting(Problem::message)
          .isEqualTo(web.daysAgo(1) + " failed, and no newer snapshot was available");
    }

    @Test
    void newerThanTheNewestGoodOneAreReported() {
      web.nightly(3);
      web.put(web.daysAgo(1), State.ERROR);

      SnapshotReport report = web.keepLast(1).run();

      assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
      assertThat(web.names()).containsExactly(web.daysAgo(1), OWN);
    }

    @Test
    void neverPushOutAGoodOne() {
      web.nightly(1);
      web.put("nightly-2026-11-22T02-00-00Z", State.ERROR);
      web.region.settlesAfter(Duration.ofHours(2));

      web.keepLast(1).run();

      assertThat(web.names()).contains(web.daysAgo(1));
    }

    @Test
    void goWhenTheHostSaysSo() {
      web.nightly(3);
      web.put(web.daysAgo(2), State.ERROR);

      SnapshotReport report = web.job(Keep.all()).deleteFailed().build().run();

      assertThat(names(report.deleted())).containsExactly(web.daysAgo(2));
    }

    @Test
    void ofTheRunsOwnSlotStayBecauseTheirNameIsTheLock() {
      web.put("nightly-2026-11-22T03-00-00Z", State.ERROR);

      SnapshotReport report =
          web.job(Keep.all()).slot(Duration.ofHours(1)).deleteFailed().build().run();

      assertThat(report.snapshot().orElseThrow().name()).isEqualTo(OWN + "-2");
      assertThat(web.names()).containsExactly(OWN, OWN + "-2");
    }
  }

  @Nested
  class Deletions {
    @Test
    void oneThatFailsStopsNoOther() {
      web.nightly(3);
      web.client.nextDeletion(real -> () -> {
        throw new SnapshotException.Throttled("Could not delete");
      });

      SnapshotReport report = web.keepLast(1).run();

      assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
      assertThat(web.names()).containsExactly(web.daysAgo(3), OWN);
      assertThat(report.deletions())
          .extracting(Deletion::result)
          .containsExactly(
              Deletion.Result.FAILED, Deletion.Result.DELETED, Deletion.Result.DELETED);
      assertThat(report.errors())
          .singleElement()
          .extracting(Problem::step)
          .isEqualTo(Step.DELETION);
    }

    @Test
    void ofWhatIsAlreadyGoneSucceed() {
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
    void aboveTheCeilingDoNotHappen() {
      web.nightly(4);

      SnapshotReport report = web.job(Keep.last(1)).maxDeletions(3).build().run();

      assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
      assertThat(web.client.count("delete")).isZero();
      assertThat(report.errors())
          .singleElement()
          .extracting(Problem::message)
          .isEqualTo("The plan is to delete 4 snapshots; the ceiling is 3");
    }

    @Test
    void atTheCeilingHappen() {
      web.nightly(3);
      assertThat(web.job(Keep.last(1)).maxDeletions(3).build().run().deleted()).hasSize(3);
    }

    @Test
    void areJudgedAnewOnceTheListingIsOld() {
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
    void areJudgedAnewAfterAListenerThatTookItsTime() {
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
    void endWhenThePolicyThrowsAtTheSecondPlan() {
      web.nightly(3);
      List<History> asked = new ArrayList<>();
      RetentionPolicy fickle = RetentionPolicy.of("fickle", history -> {
        asked.add(history);
        if (asked.size() > 1) {
          throw new ArithmeticException("no");
        }
        return List.of();
      });
      web.client.nextDeletion(real -> () -> {
        real.run();
        web.time.pass(Duration.ofMinutes(11));
      });

      SnapshotReport report = web.job(fickle).build().run();

      assertThat(names(report.deleted())).containsExactly(web.daysAgo(3));
      assertThat(report.errors())
          .singleElement()
          .extracting(Problem::advice)
          .isEqualTo("Nothing more was deleted. Fix the policy.");
    }

    @Test
    void endOnceTheListingIsOldAndNoNewOneIsToBeHad() {
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

    @Test
    void doNotHappenWhenThePolicyThrows() {
      doNotHappenWith(history -> {
        throw new ArithmeticException("no");
      });
    }

    @Test
    void doNotHappenWhenThePolicyCannotBeLoaded() {
      doNotHappenWith(history -> {
        throw new NoClassDefFoundError("com/example/Missing");
      });
    }

    private void doNotHappenWith(Function<History, List<Snapshot>> broken) {
      web.nightly(3);

      SnapshotReport report =
          web.job(RetentionPolicy.of("broken", broken)).build().run();

      assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
      assertThat(web.names()).hasSize(4);
      assertThat(report.errors())
          .singleElement()
          .extracting(Problem::step)
          .isEqualTo(Step.PLANNING);
    }
  }

  @Nested
  class ForeignCodeThatBreaks {
    @Test
    void aPolicyWhoseOwnCheckFailsEndsInAReport() {
      web.nightly(3);
      RetentionPolicy script = RetentionPolicy.of("script", history -> {
        throw new AssertionError("assert history.size() > 5");
      });

      SnapshotReport report = web.job(script).build().run();

      assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
      assertThat(web.names()).hasSize(4);
      assertThat(told().errors())
          .singleElement()
          .extracting(Problem::message)
          .isEqualTo(
              "Could not plan: Policy \"script\" failed: java.lang.AssertionError: assert history.size() > 5");
    }

    @Test
    void aListenerThatFailsAtTheEndIsWarnedOfToo() {
      SnapshotReport report = web.job(Keep.last(1))
          .listener(step -> {
            if (step.progress() instanceof Progress.Finished) {
              throw new IllegalStateException("no");
            }
          })
          .build()
          .run();

      assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
      assertThat(report.warnings())
          .singleElement()
          .extracting(Problem::message)
          .isEqualTo("A progress listener failed with IllegalStateException: no");
      assertThat(told()).isEqualTo(report);
    }

    @Test
    void aListenerThatLacksAClassIsWarnedOf() {
      SnapshotReport report = web.job(Keep.last(1))
          .listener(step -> {
            if (step.progress() instanceof Progress.Creating) {
              throw new NoClassDefFoundError("javax/mail/Message");
            }
          })
          .build()
          .run();

      assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
      assertThat(told().warnings())
          .singleElement()
          .extracting(Problem::message)
          .isEqualTo("A progress listener failed with NoClassDefFoundError: javax/mail/Message");
    }
  }

  @Nested
  class WhatTheJobDidNotMake {
    @Test
    void isNeverDeleted() {
      Instant old = Instant.parse("2020-01-01T00:00:00Z");
      List<String> foreign = List.of(
          "nightly",
          "nightly-2",
          "nightly-golden-before-upgrade",
          "nightlyA1",
          "nightly-2023-03-01",
          "nightly-2023-02-30T00-00-00Z",
          "nightly-2023-03-01T00-00-00Z-1",
          "nightly-2023-03-01T00-00-00Z-x",
          "Nightly-2023-03-01T00-00-00Z",
          "x-nightly-2023-03-01T00-00-00Z",
          "weekly-2023-03-01T00-00-00Z");
      foreign.forEach(name -> web.put(name, old, State.AVAILABLE));
      web.region.put(Snapshot.available("nightly-2023-03-02T00-00-00Z", "web-2", old));
      web.region.put(Snapshot.available("nightly-2023-03-03T00-00-00Z", "web-1", old)
          .withSourceId(web.webId)
          .asCopyOfAutomatic());
      web.nightly(3);

      SnapshotReport report = web.keepLast(1).run();

      assertThat(report.deleted()).hasSize(3);
      assertThat(web.names())
          .hasSize(foreign.size() + 3)
          .containsAll(foreign)
          .contains("nightly-2023-03-02T00-00-00Z", "nightly-2023-03-03T00-00-00Z", OWN);
    }

    @Test
    void includesTheLastBackupOfTheInstanceThatWasThereBefore() {
      web.nightly(2);
      web.region.addInstance("web-1");

      web.keepLast(1).run();

      assertThat(web.names()).containsExactly(web.daysAgo(1), OWN);
    }

    @Test
    void isTakenOverFromTheShellScript() {
      web.put(
          "nightly-2024-01-01T01-00-00", Instant.parse("2024-01-01T01:00:00Z"), State.AVAILABLE);

      web.keepLast(1).run();

      assertThat(web.names()).containsExactly(OWN);
    }

    @Test
    void isNamedWhereItCannotBeRead() {
      web.client.nextListing(real -> () -> new Listing(
          real.get().snapshots(),
          List.of(
              new Listing.Unreadable("nightly-2026-11-20T03-00-00Z", "createdAt is missing"),
              new Listing.Unreadable("other", "its state is null")),
          Optional.empty()));

      SnapshotReport report = web.keepLast(1).run();

      assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
      assertThat(report.warnings())
          .singleElement()
          .extracting(Problem::message)
          .isEqualTo("nightly-2026-11-20T03-00-00Z could not be read: createdAt is missing");
    }
  }

  @Nested
  class ByAWrongHostClock {
    private SnapshotReport runWith(Duration off) {
      web.nightly(10);
      return web.job(Keep.youngerThan(Duration.ofDays(5)))
          .clock(java.time.Clock.offset(web.time, off))
          .build()
          .run();
    }

    @Test
    void aDayAheadNothingMoreIsDeleted() {
      SnapshotReport report = runWith(Duration.ofDays(1));

      assertThat(names(report.deleted())).hasSize(6).endsWith(web.daysAgo(5));
      assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
      assertThat(report.warnings())
          .singleElement()
          .extracting(Problem::message)
          .isEqualTo(
              "This host's clock says 2026-11-23T03:00:00Z, Lightsail's 2026-11-22T03:00:00Z");
    }

    @Test
    void aDayBehindNothingLessIsDeleted() {
      assertThat(names(runWith(Duration.ofDays(-1)).deleted())).hasSize(6).endsWith(web.daysAgo(5));
    }

    @Test
    void fourMinutesOffNobodyIsBothered() {
      assertThat(runWith(Duration.ofMinutes(4)).warnings()).isEmpty();
    }

    @Test
    void pruningAloneMeasuresByTheServicesClock() {
      web.nightly(10);
      SnapshotReport report = web.job(Keep.youngerThan(Duration.ofDays(5)))
          .clock(java.time.Clock.offset(web.time, Duration.ofDays(365)))
          .build()
          .prune();
      assertThat(names(report.deleted())).hasSize(6).endsWith(web.daysAgo(5));
    }

    @Test
    void aSnapshotOfTheFutureDoesNotMakeTheOthersOld() {
      web.nightly(10);
      web.put("nightly-2026-12-24T03-00-00Z", State.AVAILABLE);
      web.client.nextCreation(real -> () -> {
        Optional<Instant> unused = real.get();
        return Optional.empty();
      });

      SnapshotReport report = web.job(Keep.youngerThan(Duration.ofDays(5)))
          .waitTimeout(Duration.ZERO)
          .build()
          .run();

      assertThat(names(report.deleted())).hasSize(6).endsWith(web.daysAgo(5));
    }

    @Test
    void aLostReplyAfterAFailedListingIsFoundAllTheSame() {
      web.client
          .nextListing(failing(new SnapshotException.Unavailable("no listing")))
          .nextCreation(real -> () -> {
            Optional<Instant> unused = real.get();
            throw new SnapshotException.Unavailable("timed out");
          });

      SnapshotReport report = web.job(Keep.last(1))
          .slot(Duration.ofHours(1))
          .clock(java.time.Clock.offset(web.time, Duration.ofDays(-1)))
          .build()
          .run();

      assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
      assertThat(report.snapshot().orElseThrow().name()).isEqualTo(OWN);
    }

    @Test
    void snapshotsOfTheFutureAreKept() {
      web.put("nightly-2026-12-24T03-00-00Z", State.AVAILABLE);
      web.keepLast(1).run();
      assertThat(web.names()).containsExactly(OWN, "nightly-2026-12-24T03-00-00Z");
    }
  }

  @Nested
  class TheHalvesAlone {
    @Test
    void snapshotOnlyTakesOne() {
      web.nightly(3);

      SnapshotReport report = web.keepLast(1).snapshot();

      assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
      assertThat(web.client.calls()).containsExactly("list", "create " + OWN);
      assertThat(told()).isEqualTo(report);
    }

    @Test
    void pruneOnlyDeletes() {
      web.nightly(3);

      SnapshotReport report = web.keepLast(1).prune();

      assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
      assertThat(web.names()).containsExactly(web.daysAgo(1));
      assertThat(report.snapshot()).isEmpty();
      assertThat(told()).isEqualTo(report);
    }
  }

  @Nested
  class APreview {
    @Test
    void readsAndCountsTheSnapshotThatARunWouldMake() {
      web.nightly(3);

      RetentionPlan plan = web.keepLast(2).preview();

      assertThat(names(plan.kept())).containsExactly(OWN, web.daysAgo(1));
      assertThat(names(plan.deletions())).containsExactly(web.daysAgo(2), web.daysAgo(3));
      assertThat(web.client.calls()).containsExactly("list");
      assertThat(web.told).isEmpty();
    }

    @Test
    void decidesAsTheRunDoes() {
      web.nightly(20);
      SnapshotJob job =
          web.job(RetentionPolicy.parse("last=2, daily=3, weekly=2")).build();

      RetentionPlan plan = job.preview();

      assertThat(names(job.run().kept())).isEqualTo(names(plan.kept()));
    }

    @Test
    void decidesAsTheRunDoesWithoutWaiting() {
      web.nightly(20);
      SnapshotJob job = web.job(Keep.last(3)).waitTimeout(Duration.ZERO).build();

      RetentionPlan plan = job.preview();
      job.run();

      assertThat(web.names()).containsExactlyInAnyOrderElementsOf(names(plan.kept()));
    }

    @Test
    void countsNoSecondSnapshotInASlotThatHasOne() {
      web.nightly(2);
      web.put(OWN, State.AVAILABLE);

      RetentionPlan plan =
          web.job(Keep.last(2)).slot(Duration.ofHours(1)).build().preview();

      assertThat(names(plan.kept())).containsExactly(OWN, web.daysAgo(1));
    }
  }

  @Nested
  class Notifiers {
    @Test
    void thatFailChangeNothingAndAreNoted() {
      SnapshotReport report = web.job(Keep.last(1))
          .notifier(unlucky -> {
            throw new java.io.IOException(
                "no route to https://hooks.example.com/services/T0/SECRET");
          })
          .notifier(web.told::add)
          .build()
          .run();

      assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
      assertThat(report.problems()).isEmpty();
      assertThat(report.undelivered())
          .singleElement()
          .extracting(Problem::message)
          .isEqualTo("A notifier failed with IOException: no route to https://...");
      assertThat(web.told)
          .hasSize(2)
          .allSatisfy(told -> assertThat(told.undelivered()).isEmpty());
      web.told.remove(0);
    }

    @Test
    void thatThrowErrorsOrHangAreNotedToo() {
      SnapshotReport report = web.job(Keep.last(1))
          .notifierTimeout(Duration.ofSeconds(1))
          .notifier(broken -> {
            throw new StackOverflowError();
          })
          .notifier(hanging -> new java.util.concurrent.CountDownLatch(1).await())
          .build()
          .run();

      assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
      assertThat(report.undelivered())
          .extracting(Problem::message)
          .containsExactly(
              "A notifier failed with StackOverflowError", "A notifier did not end within 1 s");
    }

    @Test
    void thatListenToProgressAndThrowAreWarnedOf() {
      SnapshotReport report = web.job(Keep.last(1))
          .listener(step -> {
            if (step.progress() instanceof Progress.Creating) {
              throw new IllegalStateException("no");
            }
          })
          .build()
          .run();

      assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
      assertThat(report.warnings())
          .singleElement()
          .extracting(Problem::step)
          .isEqualTo(Step.NOTIFICATION);
    }
  }

  @Nested
  class Interrupted {
    @Test
    void beforeAnythingWasAcceptedTheRunFails() {
      web.nightly(3);
      Thread.currentThread().interrupt();

      SnapshotReport report = web.keepLast(1).run();

      assertThat(Thread.interrupted()).isTrue();
      assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
      assertThat(web.client.calls()).isEmpty();
      assertThat(told()).isEqualTo(report);
    }

    @Test
    void whileWaitingNothingIsDeleted() {
      web.nightly(3);
      web.region.settlesAfterListings(5);
      web.client.nextListing(real -> real).nextListing(real -> () -> {
        Thread.currentThread().interrupt();
        return real.get();
      });

      SnapshotReport report = web.keepLast(1).run();

      assertThat(Thread.interrupted()).isTrue();
      assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
      assertThat(web.client.count("delete")).isZero();
      assertThat(told()).isEqualTo(report);
    }

    @Test
    void whileDeletingNothingMoreIsDeleted() {
      web.nightly(3);
      web.client.nextDeletion(real -> () -> {
        real.run();
        Thread.currentThread().interrupt();
      });

      SnapshotReport report = web.keepLast(1).run();

      assertThat(Thread.interrupted()).isTrue();
      assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
      assertThat(names(report.deleted())).containsExactly(web.daysAgo(3));
      assertThat(web.names()).contains(web.daysAgo(2), web.daysAgo(1), OWN);
    }

    @Test
    void whileOnlyPruningTheReportDoesNotDenyWhatWasDeleted() {
      web.nightly(3);
      web.client.nextDeletion(real -> () -> {
        real.run();
        Thread.currentThread().interrupt();
      });

      SnapshotReport report = web.keepLast(1).prune();

      assertThat(Thread.interrupted()).isTrue();
      assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
      assertThat(names(report.deleted())).containsExactly(web.daysAgo(3));
      assertThat(report.errors())
          .singleElement()
          .extracting(Problem::advice)
          .isEqualTo("Nothing more was deleted. The next run continues from here.");
    }

    @Test
    void whileAskingTheReportSaysThatASnapshotMayHaveBeenMade() {
      web.client.nextCreation(real -> () -> {
        Thread.currentThread().interrupt();
        throw new SnapshotException.Unavailable("aborted");
      });

      SnapshotReport report = web.keepLast(1).run();

      assertThat(Thread.interrupted()).isTrue();
      assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
      assertThat(report.errors().get(0).message())
          .isEqualTo("The run was interrupted. Its last step was: Creating " + OWN);
    }

    @Test
    void whileTellingEverybodyIsTold() {
      SnapshotReport report = SnapshotJob.builder(web.client, "web-1", Keep.last(1))
          .clock(web.time)
          .timeSource(web.time)
          .listener(step -> {
            if (step.progress() instanceof Progress.Finished) {
              Thread.currentThread().interrupt();
            }
          })
          .notifier(web.told::add)
          .build()
          .run();

      assertThat(Thread.interrupted()).isTrue();
      assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
      assertThat(report.undelivered()).isEmpty();
      assertThat(told().outcome()).isEqualTo(Outcome.SUCCEEDED);
    }
  }

  @Nested
  class WrongSettings {
    private final SnapshotJob.Builder job = web.job(Keep.last(1));

    @Test
    void areRefusedWithTheValueAndWhatWouldBeRight() {
      refused(
          () -> job.waitTimeout(Duration.ofSeconds(-1)),
          "waitTimeout must be from PT0S to PT24H, not PT-1S");
      refused(
          () -> job.slot(Duration.ofSeconds(1)), "The slot must be from PT1M to PT8784H, not PT1S");
      refused(
          () -> job.slot(Duration.ofMillis(60_500)),
          "The slot must be whole seconds, not PT1M0.5S");
      refused(() -> job.maxDeletions(0), "The ceiling on deletions must be at least 1, not 0");
      refused(
          () -> job.pendingTimeout(Duration.ZERO),
          "pendingTimeout must be from PT0.000000001S to PT87840H, not PT0S");
      refused(
          () -> job.notifierTimeout(Duration.ofMillis(999)),
          "notifierTimeout must be from PT1S to PT5M, not PT0.999S");
      refused(() -> job.basename("-x").build(), "The basename \"-x\" must be letters");
      refused(
          () -> SnapshotJob.builder(web.client, " ", Keep.last(1)),
          "A job needs the name of an instance");
      assertThat(web.client.calls()).isEmpty();
    }

    private void refused(
        org.assertj.core.api.ThrowableAssert.ThrowingCallable setting, String why) {
      assertThatIllegalArgumentException().isThrownBy(setting).withMessageStartingWith(why);
    }
  }

  @Test
  void theNameIsTheSourcesUnlessOneIsGiven() {
    SnapshotReport report = SnapshotJob.builder(web.client, "web-1", Keep.last(1))
        .clock(web.time)
        .timeSource(web.time)
        .build()
        .run();
    assertThat(report.snapshot().orElseThrow().name()).isEqualTo("web-1-auto-2026-11-22T03-00-00Z");
  }

  @Test
  void aReportReadsWell() {
    web.nightly(2);
    assertThat(web.keepLast(2).run()).hasToString("""
            SUCCEEDED: snapshot of web-1 as nightly
            Where: run on host-1
            Started 2026-11-22T03:00:00Z, took 2 s
            Created nightly-2026-11-22T03-00-00Z (available)
            Plan:
              keep    2026-11-22 03:00:00  nightly-2026-11-22T03-00-00Z  last 2, this run's snapshot
              keep    2026-11-21 03:00:00  nightly-2026-11-21T03-00-00Z  last 2
              DELETE  2026-11-20 03:00:00  nightly-2026-11-20T03-00-00Z  no rule keeps it
              2 to keep, 1 to delete (times in UTC)
            Deleted nightly-2026-11-20T03-00-00Z""");
  }
}
