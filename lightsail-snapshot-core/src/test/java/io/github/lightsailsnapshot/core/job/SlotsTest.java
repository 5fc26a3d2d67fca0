package io.github.lightsailsnapshot.core.job;

import static io.github.lightsailsnapshot.core.job.JobFixture.OWN;
import static io.github.lightsailsnapshot.core.job.JobFixture.failing;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.report.TakenSnapshot.Origin;
import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlotsTest {
  private final JobFixture web = new JobFixture();

  private SnapshotReport run() {
    return web.job(Keep.last(2)).slot(Duration.ofHours(1)).build().run();
  }

  @Test
  void everyRunInASlotHasTheSameName() {
    web.time.pass(Duration.ofMinutes(59));

    assertThat(run().snapshot().orElseThrow().name()).isEqualTo(OWN);
  }

  @Test
  void aSecondRunInTheSlotFindsTheSnapshotAndOnlyPrunes() {
    web.nightly(3);
    web.put(OWN, State.AVAILABLE);

    SnapshotReport report = run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.snapshot().orElseThrow().origin()).isEqualTo(Origin.FOUND);
    assertThat(web.client.count("create")).isZero();
    assertThat(web.names()).containsExactly(web.daysAgo(1), OWN);
  }

  @Test
  void aPendingOneIsWaitedFor() {
    web.client.nextListing(real -> real);
    web.region.settlesAfterListings(3);
    web.region.create("web-1", OWN);

    SnapshotReport report = run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(web.client.count("create")).isZero();
    assertThat(report.snapshot().orElseThrow().state()).isEqualTo(State.AVAILABLE);
  }

  @Test
  void afterAFailedOneTheNextNumberIsTaken() {
    web.put(OWN, State.ERROR);
    web.put(OWN + "-2", Instant.parse(JobFixture.NOW), State.ERROR);

    SnapshotReport report = run();

    assertThat(report.snapshot().orElseThrow().name()).isEqualTo(OWN + "-3");
    assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
  }

  @Test
  void aFailedOneIsNotReportedAgainWhereTheNextNumberIsGood() {
    web.put(OWN, State.ERROR);
    web.put(OWN + "-2", Instant.parse(JobFixture.NOW).plusSeconds(60), State.AVAILABLE);
    web.time.pass(Duration.ofMinutes(2));
    web.client.nextListing(failing(new SnapshotException.AccessDenied("Could not list")));

    SnapshotReport report = run();

    assertThat(report.snapshot().orElseThrow().name()).isEqualTo(OWN + "-2");
    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
  }

  @Test
  void aGoodOneWithANumberIsFoundEvenIfTheFirstIsGone() {
    web.put(OWN + "-2", Instant.parse(JobFixture.NOW), State.AVAILABLE);

    assertThat(run().snapshot().orElseThrow().name()).isEqualTo(OWN + "-2");
    assertThat(web.client.count("create")).isZero();
  }

  @Test
  void aSnapshotOfAnotherInstanceThatHoldsTheNameFailsTheRun() {
    web.nightly(3);
    web.region.put(Snapshot.available(OWN, "web-2", Instant.parse(JobFixture.NOW)));

    SnapshotReport report = run();

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(report.errors())
        .singleElement()
        .extracting(Problem::message)
        .asString()
        .startsWith("The name " + OWN + " is held by a snapshot of web-2");
    assertThat(report.errors().get(0).advice())
        .contains("give each instance's job a basename of its own", "{source}-nightly")
        .doesNotContainIgnoringCase("delete the snapshot");
    assertThat(web.client.count("delete")).isZero();
  }

  @Test
  void oneThatWasCreatedBeforeItsSlotIsNotTheSlotsAndTheReportSaysByHowMuchAClockIsWrong() {
    web.put(OWN, Instant.parse("2026-11-22T02:54:59Z"), State.AVAILABLE);

    SnapshotReport report = run();

    assertThat(report.snapshot().orElseThrow().name()).isEqualTo(OWN + "-2");
    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.warnings().toString())
        .contains("5 min before its slot began", "The clock of a host that runs this job");
  }

  @Test
  void fiveMinutesBeforeTheSlotAreStillTheSlots() {
    web.put(OWN, Instant.parse("2026-11-22T02:55:00Z"), State.AVAILABLE);
    SnapshotReport report = run();
    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.snapshot().orElseThrow().name()).isEqualTo(OWN);
  }

  @Test
  void aSlotBeforeTheOneOfTheNewestSnapshotIsSkipped() {
    web.put("nightly-2026-11-22T04-00-00Z", Instant.parse("2026-11-22T04:00:01Z"), State.AVAILABLE);

    SnapshotReport report = run();

    assertThat(report.outcome()).isEqualTo(Outcome.SKIPPED);
    assertThat(report.warnings().toString()).contains("after the slot of 2026-11-22T03:00:00Z");
    assertThat(web.client.count("create")).isZero();
    assertThat(web.client.count("delete")).isZero();
  }

  @Test
  void twoHostsAtOnceMakeOneSnapshot() {
    web.client.nextCreation(real -> () -> {
      web.region.create("web-1", OWN);
      return real.get();
    });

    SnapshotReport report = run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(web.names()).containsExactly(OWN);
  }

  @Test
  void anotherHostsFailedOneThatTheListingDidNotShowYetLeadsToTheNextNumber() {
    web.client.nextListing(real -> () -> Listing.of(List.of()));
    web.put(OWN, State.ERROR);

    SnapshotReport report = run();

    assertThat(report.snapshot().orElseThrow().name()).isEqualTo(OWN + "-2");
  }

  @Test
  void aSlotWorksWithoutAListingToo() {
    web.put(OWN, State.AVAILABLE);
    web.client.nextListing(failing(new SnapshotException.Unavailable("no listing")));

    SnapshotReport report = run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(web.names()).containsExactly(OWN);
  }

  @Test
  void withoutSlotsANameThatIsTakenGetsANumber() {
    web.put(OWN, State.AVAILABLE);
    web.region.put(Snapshot.available(OWN + "-2", "web-2", Instant.parse(JobFixture.NOW)));

    SnapshotReport report = web.keepLast(5).run();

    assertThat(report.snapshot().orElseThrow().name()).isEqualTo(OWN + "-3");
  }

  @Test
  void slotsAreCountedFromTheEpoch() {
    assertThat(web.job(Keep.last(1))
            .slot(Duration.ofDays(7))
            .build()
            .snapshot()
            .snapshot()
            .orElseThrow()
            .name())
        .isEqualTo("nightly-2026-11-19T00-00-00Z");
  }
}
