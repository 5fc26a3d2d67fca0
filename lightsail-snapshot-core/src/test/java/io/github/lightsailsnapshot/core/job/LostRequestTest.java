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
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A request whose reply was lost, a listing that lags, and what then ends the asking: the snapshot is found, and all is told. */
class LostRequestTest {
  private static final String IN_USE = "The name is in use by now.";
  private static final String SLOT = "nightly-2026-11-22T00-00-00Z";

  private final SnapshotException noAnswer = new SnapshotException.Unavailable("No answer");
  private final SnapshotException denied = new SnapshotException.AccessDenied("Not allowed");
  private final SnapshotException refused = new SnapshotException.InvalidState("Busy");
  private final SnapshotException throttled = new SnapshotException.Throttled("Rate exceeded");

  private final JobFixture web = new JobFixture();

  /** The first request for the name is granted without a reply, and the listing after it does not show that yet. */
  private void lostAndNotListedYet(String name) {
    web.client
        .nextCreation(Replies.lost(noAnswer))
        .nextListing(real -> real)
        .nextListing(Replies.without(name));
  }

  private SnapshotJob.Builder daily() {
    return web.job(Keep.last(1)).slot(Duration.ofDays(1));
  }

  private static Problem only(SnapshotReport report, String message) {
    return report.problems().stream()
        .filter(problem -> problem.message().contains(message))
        .filter(problem -> problem.kind() != Problem.Kind.CREATION_RETRIED)
        .reduce((a, b) -> {
          throw new AssertionError(a + " and " + b);
        })
        .orElseThrow(() -> new AssertionError("Nothing about " + message + " in " + report));
  }

  @Test
  void whatEndedTheAskingForGoodIsAnErrorAlsoWhereTheSnapshotIsThere() {
    web.nightly(2);
    lostAndNotListedYet(OWN);
    web.client.nextCreation(failing(denied));

    SnapshotReport report = web.keepLast(1).run();

    assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
    assertThat(report.errors()).containsExactly(only(report, "Not allowed"));
    assertThat(only(report, "Not allowed").advice()).isEqualTo(IN_USE);
    assertThat(only(report, "No answer").advice()).contains("created nevertheless");
    assertThat(web.names()).containsExactly(OWN);
  }

  @Test
  void itIsAWarningIfTheNextNameOfTheSlotIsGranted() {
    lostAndNotListedYet(SLOT);
    web.client.nextCreation(
        Replies.failingAfter(() -> web.put(SLOT, Instant.parse(NOW), State.ERROR), denied));

    SnapshotReport report = daily().build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.snapshot().map(TakenSnapshot::name)).contains(SLOT + "-2");
    assertThat(only(report, "Not allowed").advice()).isEqualTo(IN_USE);
  }

  @Test
  void aFailedSnapshotOfAJobWithoutSlotsIsTheRunsOwnFailure() {
    lostAndNotListedYet(OWN);
    web.client.nextCreation(
        Replies.failingAfter(() -> web.put(OWN, Instant.parse(NOW), State.ERROR), denied));

    SnapshotReport report = web.keepLast(1).run();

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(report.errors()).contains(only(report, "Not allowed"));
  }

  @Test
  void aHookThatFailedStaysAnErrorWhereTheNextNameIsGranted() {
    lostAndNotListedYet(SLOT);
    AtomicInteger requests = new AtomicInteger();
    SnapshotJob job = daily()
        .beforeSnapshot(() -> {
          if (requests.incrementAndGet() == 2) {
            web.put(SLOT, Instant.parse(NOW), State.ERROR);
            throw new IOException("database is down");
          }
        })
        .build();

    SnapshotReport report = job.run();

    assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
    assertThat(report.snapshot().map(TakenSnapshot::name)).contains(SLOT + "-2");
    assertThat(report.errors()).containsExactly(only(report, "database is down"));
    assertThat(only(report, "database is down").advice()).isEqualTo(IN_USE);
  }

  @Test
  void aRefusalThatLastedToTheEndIsAWarningWhereAnEarlierRequestWasGranted() {
    lostAndNotListedYet(OWN);
    web.client.everyCreation(failing(refused));

    SnapshotReport report =
        web.job(Keep.last(1)).waitTimeout(Duration.ofMinutes(2)).build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(only(report, "Busy").advice()).isEqualTo(IN_USE);
    assertThat(only(report, "No answer").advice()).contains("created nevertheless");
  }

  @Test
  void aLastRequestThatGotNoAnswerAndIsFoundIsToldOfOnce() {
    web.client.nextListing(real -> real);
    for (int lagging = 0; lagging < 8; lagging++) {
      web.client.nextListing(Replies.without(OWN));
    }
    web.client.everyCreation(real -> () -> {
      web.time.pass(Duration.ofMinutes(2));
      return Replies.lost(noAnswer).apply(real).get();
    });
    web.client.nextListing(real -> real);

    SnapshotReport report =
        web.job(Keep.last(1)).waitTimeout(Duration.ofMinutes(1)).build().run();

    assertThat(report.toString()).doesNotContain(IN_USE);
  }

  @Test
  void aRefusalIsToldOfWhenTheListingBeforeTheNextRequestShowsTheName() {
    lostAndNotListedYet(OWN);
    web.client.nextCreation(failing(refused));

    SnapshotReport report =
        web.job(Keep.last(1)).beforeSnapshot(() -> {}).build().run();

    assertThat(web.client.count("create")).isEqualTo(2);
    assertThat(only(report, "Busy").advice()).isEqualTo(IN_USE);
    assertThat(report.has(Problem.Kind.CONSISTENCY_UNKNOWN)).isTrue();
    assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
  }

  @Test
  void aThrottledRequestThatWasGrantedLeavesNoDoubtAboutTheConsistency() {
    web.client.nextCreation(Replies.lost(throttled));

    SnapshotReport report =
        web.job(Keep.last(1)).beforeSnapshot(() -> {}).build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.snapshot().map(TakenSnapshot::name)).contains(OWN);
    assertThat(web.client.count("create")).isEqualTo(1);
    assertThat(only(report, "Rate exceeded").advice()).contains("created nevertheless");
  }

  @Test
  void theConsistencyIsUnknownIfAnEarlierRequestGotNoAnswer() {
    lostAndNotListedYet(OWN);
    web.client.nextCreation(failing(throttled));

    SnapshotReport report =
        web.job(Keep.last(1)).beforeSnapshot(() -> {}).build().run();

    assertThat(report.has(Problem.Kind.CONSISTENCY_UNKNOWN)).isTrue();
  }

  @Test
  void aSnapshotThatFailedIsNotSaidToBeOfUnknownConsistency() {
    web.client.nextCreation(real -> () -> {
      web.put(SLOT, Instant.parse(NOW), State.ERROR);
      throw noAnswer;
    });

    SnapshotReport report = daily().beforeSnapshot(() -> {}).build().run();

    assertThat(report.snapshot().map(TakenSnapshot::name)).contains(SLOT + "-2");
    assertThat(report.has(Problem.Kind.CONSISTENCY_UNKNOWN)).isFalse();
    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
  }

  @Test
  void aNameThatAnotherHostTookAfterARefusalIsNotThisRuns() {
    web.client.nextCreation(
        Replies.failingAfter(() -> web.put(OWN, Instant.parse(NOW), State.AVAILABLE), refused));

    SnapshotReport report =
        web.job(Keep.last(1)).beforeSnapshot(() -> {}).build().run();

    assertThat(report.snapshot().map(TakenSnapshot::name)).contains(OWN + "-2");
    assertThat(only(report, "Busy").advice()).isEqualTo(IN_USE);
  }
}
