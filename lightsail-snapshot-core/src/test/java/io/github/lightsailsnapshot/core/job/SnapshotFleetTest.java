package io.github.lightsailsnapshot.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.memory.InMemorySnapshots;
import io.github.lightsailsnapshot.core.report.FleetReport;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.time.VirtualTime;
import io.github.lightsailsnapshot.retention.Keep;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many jobs at once: what they share, and what each does as if it were alone. */
class SnapshotFleetTest {

  @Test
  void aThousandJobsListOnceAndAfterEachPoll() {
    FleetFixture web = new FleetFixture(1_000).nightly(30);

    FleetReport report = web.fleet(Keep.last(7)).build().run();

    assertThat(report.outcome()).as(report.summary()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.summary()).isEqualTo("all 1000 succeeded");
    // One listing at the start, and one poll, since the snapshots are available at once.
    assertThat(web.client.counts()).containsExactly(2, 1_000, 24_000);
    assertThat(web.told).containsExactly(report);
    assertThat(web.of("web-123")).hasSize(7);
  }

  @Test
  void withoutWaitingThereIsOneListing() {
    FleetFixture web = new FleetFixture(50).nightly(3);
    SnapshotFleet fleet = web.empty()
        .jobs(web.sources.stream()
            .map(source ->
                web.job(source, Keep.last(3)).waitTimeout(Duration.ZERO).build())
            .toList())
        .build();

    FleetReport report = fleet.run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(web.client.counts()).containsExactly(1, 50, 0);
  }

  @Test
  void aJobThatFailsStopsNoOther() {
    FleetFixture web = new FleetFixture(40).nightly(5);
    web.region.removeInstance("web-7");

    FleetReport report = web.fleet(Keep.last(3)).build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(report.headline()).isEqualTo("fleet: 1 of 40 failed");
    assertThat(report.unwell()).extracting(SnapshotReport::source).containsExactly("web-7");
    assertThat(web.of("web-7")).as("nothing deleted without a new one").hasSize(5);
    assertThat(web.of("web-8")).hasSize(3);
  }

  @Test
  void theReportsAreInTheOrderOfTheJobs() {
    FleetFixture web = new FleetFixture(20);

    FleetReport report = web.fleet(Keep.last(3)).build().run();

    assertThat(report.jobs()).extracting(SnapshotReport::source).isEqualTo(web.sources);
    assertThat(report.jobs())
        .extracting(job -> job.snapshot().orElseThrow().name())
        .doesNotHaveDuplicates();
  }

  @Test
  void aRegionThatIsDownStopsNoOther() {
    FleetFixture frankfurt = new FleetFixture(3).nightly(5);
    InMemorySnapshots down = InMemorySnapshots.ofInstances("db-1").clock(frankfurt.time);
    for (int i = 0; i < 200; i++) {
      down.failNext(
          InMemorySnapshots.Operation.LIST, new SnapshotException.Unavailable("Region down"));
      down.failNext(
          InMemorySnapshots.Operation.CREATE, new SnapshotException.AccessDenied("Not allowed"));
    }
    SnapshotFleet fleet = frankfurt
        .fleet(Keep.last(3))
        .job(SnapshotJob.builder(down, "db-1", Keep.last(3))
            .clock(frankfurt.time)
            .timeSource(frankfurt.time)
            .build())
        .build();

    FleetReport report = fleet.run();

    assertThat(report.summary()).isEqualTo("1 of 4 failed");
    assertThat(frankfurt.of("web-1")).hasSize(3);
  }

  @Test
  void aLimitForTheWholeFleetDeletesNothingAnywhereIfItIsExceeded() {
    FleetFixture web = new FleetFixture(10).nightly(5);

    FleetReport report = web.fleet(Keep.last(3)).maxDeletions(29).build().run();

    assertThat(web.client.deletes).hasValue(0);
    assertThat(report.summary()).isEqualTo("all 10 degraded");
    assertThat(report.jobs()).allMatch(job -> job.has(Problem.Kind.TOO_MANY_DELETIONS));
    assertThat(report.jobs().get(0).errors().get(0).message())
        .isEqualTo("The plans of the fleet are to delete 30 snapshots; its ceiling is 29");
  }

  @Test
  void plansWithinTheLimitOfTheFleetAreCarriedOut() {
    FleetFixture web = new FleetFixture(10).nightly(5);

    FleetReport report = web.fleet(Keep.last(3)).maxDeletions(30).build().run();

    assertThat(report.summary()).isEqualTo("all 10 succeeded");
    assertThat(web.client.deletes).hasValue(30);
  }

  @Test
  @Timeout(60)
  void nothingIsDeletedIfNoThreadCanCountTheDeletionsOfAllClientsTogether() {
    FleetFixture one = new FleetFixture(3).nightly(5);
    InMemorySnapshots two = InMemorySnapshots.ofInstances("db-1").clock(one.time);
    SnapshotFleet fleet = one.fleet(Keep.last(3))
        .maxDeletions(100)
        .threads(unused -> {
          throw new OutOfMemoryError("unable to create native thread");
        })
        .job(SnapshotJob.builder(two, "db-1", Keep.last(3))
            .clock(one.time)
            .timeSource(one.time)
            .build())
        .build();

    FleetReport report = fleet.run();

    assertThat(one.client.deletes).hasValue(0);
    assertThat(report.jobs().get(0).errors().get(0).message())
        .startsWith("The plans of the fleet could not be counted together");
    assertThat(report.jobs().get(0).errors().get(0).advice())
        .contains("Look at the limit of this process's threads");
    assertThat(two.snapshots()).hasSize(1);
  }

  @Test
  void theLimitHoldsForAllClientsTogether() {
    FleetFixture one = new FleetFixture(3).nightly(5);
    InMemorySnapshots two = InMemorySnapshots.ofInstances("db-1").clock(one.time);
    SnapshotFleet fleet = one.fleet(Keep.last(3))
        .maxDeletions(8)
        .job(SnapshotJob.builder(two, "db-1", Keep.last(3))
            .clock(one.time)
            .timeSource(one.time)
            .build())
        .build();

    FleetReport report = fleet.run();

    assertThat(one.client.deletes).as(report.summary()).hasValue(0);
    assertThat(report.summary()).isEqualTo("3 of 4 degraded");
  }

  @Test
  void pruningTakesNoSnapshots() {
    FleetFixture web = new FleetFixture(30).nightly(5);

    FleetReport report = web.fleet(Keep.last(2)).build().prune();

    assertThat(web.client.counts()).containsExactly(1, 0, 90);
    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
  }

  @Test
  void inspectingListsOnceAndChangesNothing() {
    FleetFixture web = new FleetFixture(30).nightly(5);

    List<JobInspection> found = web.fleet(Keep.last(2)).build().inspect().jobs();

    assertThat(web.client.counts()).containsExactly(1, 0, 0);
    assertThat(found)
        .hasSize(30)
        .allSatisfy(
            job -> assertThat(((JobInspection.Inspected) job).status().plan().deletions())
                .hasSize(4));
  }

  @Test
  void twoJobsForTheSameNamesAreRefused() {
    FleetFixture web = new FleetFixture(2);
    SnapshotFleet.Builder fleet = web.empty()
        .job(web.job("web-0", Keep.last(2)).basename("nightly").build())
        .job(web.job("web-1", Keep.last(2)).basename("nightly").build());

    assertThatIllegalArgumentException()
        .isThrownBy(fleet::build)
        .withMessageContaining("web-0 as nightly")
        .withMessageContaining("web-1 as nightly")
        .withMessageContaining("{source}");
  }

  @Test
  void jobsOfOneClientShareItsTime() {
    FleetFixture web = new FleetFixture(2);
    SnapshotFleet.Builder fleet = web.empty()
        .job(web.job("web-0", Keep.last(2)).build())
        .job(web.job("web-1", Keep.last(2))
            .timeSource(VirtualTime.startingAt(FleetFixture.NOW))
            .build());

    assertThatIllegalArgumentException()
        .isThrownBy(fleet::build)
        .withMessageContaining("different time sources");
  }

  @Test
  void aFleetWithoutJobsIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(SnapshotFleet.builder()::build)
        .withMessage("A fleet needs at least one job or group");
  }
}
