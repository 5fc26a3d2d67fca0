package io.github.lightsailsnapshot.core.job;

import static io.github.lightsailsnapshot.core.job.JobFixture.OWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.client.SnapshotNaming;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.RunKind;
import io.github.lightsailsnapshot.core.report.RunReport;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.spi.Notifier;
import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a report says of its run. */
class RunReportTest {
  private final JobFixture web = new JobFixture();

  @Test
  void saysWhichKindOfRunItWas() {
    web.nightly(3);

    assertThat(web.keepLast(2).run().headline()).isEqualTo("snapshot of web-1 as nightly");
    assertThat(web.keepLast(2).prune().headline()).isEqualTo("pruning of web-1 as nightly");
    assertThat(web.keepLast(2).prune().toString()).doesNotContain("No new snapshot");
    assertThat(web.told)
        .extracting(SnapshotReport::kind)
        .containsExactly(RunKind.RUN, RunKind.PRUNE, RunKind.PRUNE);
  }

  @Test
  void saysThatItWasInterrupted() {
    Thread.currentThread().interrupt();

    SnapshotReport report = web.keepLast(2).run();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(report.interrupted()).isTrue();
    assertThat(web.keepLast(2).run().interrupted()).isFalse();
  }

  @Test
  void namesTheHostThatRanIt() {
    assertThat(web.keepLast(2).run().where().host()).contains("host-1");
  }

  @Test
  void namesANotifierAsItNamesItself() {
    Notifier pager = new Notifier() {
      @Override
      public void send(RunReport report) {
        throw new IllegalStateException("no route");
      }

      @Override
      public String name() {
        return "The pager";
      }
    };

    SnapshotReport report = web.job(Keep.last(2)).notifier(pager).build().run();

    assertThat(report.undelivered())
        .singleElement()
        .extracting(Problem::message)
        .isEqualTo("The pager failed with IllegalStateException: no route");
  }

  @Test
  void countsAListenerThatAlwaysFailsOnce() {
    web.nightly(30);

    SnapshotReport report = web.job(Keep.last(1))
        .listener(event -> {
          throw new IllegalStateException("at " + event);
        })
        .build()
        .run();

    assertThat(report.deleted()).hasSize(30);
    assertThat(report.warnings()).hasSize(1);
  }

  @Test
  void aThreadThatCannotBeStartedIsAFailureOfTheNotifier() {
    web.nightly(3);

    SnapshotReport report = web.job(Keep.last(1))
        .threads(code -> {
          throw new OutOfMemoryError("unable to create native thread");
        })
        .build()
        .run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.deleted()).hasSize(3);
    assertThat(report.undelivered().toString()).contains("could not be started", "native thread");
  }

  @Test
  void aThreadThatCannotBeStartedForAHookAfterTheSnapshotLosesNoSnapshot() {
    web.nightly(3);

    SnapshotReport report = web.job(Keep.last(1))
        .threads(code -> {
          throw new OutOfMemoryError("unable to create native thread");
        })
        .afterSnapshot(() -> {})
        .build()
        .run();

    assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
    assertThat(report.snapshot().orElseThrow().name()).isEqualTo(OWN);
    assertThat(report.deleted()).hasSize(3);
    assertThat(report.errors().toString()).contains("could not be started", "native thread");
  }

  @Test
  void anErrorOfTheVirtualMachineIsNotBlamedOnThePolicy() {
    web.nightly(3);
    RetentionPolicy greedy = RetentionPolicy.of("greedy", history -> {
      throw new OutOfMemoryError("Java heap space");
    });

    SnapshotReport report = web.job(greedy).build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
    assertThat(report.errors().toString())
        .contains("OutOfMemoryError: Java heap space")
        .doesNotContain("Fix the policy");
  }

  @Test
  void anAvailableSnapshotDatedInTheFutureHidesNoFailedOne() {
    web.put(web.daysAgo(2), State.AVAILABLE);
    web.put(web.daysAgo(1), State.ERROR);
    web.put("nightly-2026-12-01T03-00-00Z", State.AVAILABLE);

    SnapshotReport report = web.keepLast(5).run();

    assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
    assertThat(report.errors().toString()).contains(web.daysAgo(1) + " failed");
  }

  @Test
  void aPruneWithoutTheServicesTimeDeletesNothingByAWrongClock() {
    web.nightly(4);
    SnapshotClient untold = new UntoldTime(web.region);
    web.time.pass(Duration.ofDays(36_500));

    SnapshotReport report = SnapshotJob.builder(
            untold, "web-1", Keep.youngerThan(Duration.ofDays(3650)))
        .basename("nightly")
        .clock(web.time)
        .timeSource(web.time)
        .build()
        .prune();

    assertThat(report.deletions()).isEmpty();
    assertThat(report.warnings().toString()).contains("Lightsail did not report its time");
  }

  @Test
  void aPreviewOfASlotWhoseNamesAreAllTakenCountsNoSnapshotTwice() {
    Instant start = Instant.parse("2026-11-22T03:00:00Z");
    for (int number = 1; number <= SnapshotNaming.LAST_NUMBER; number++) {
      web.put(new SnapshotNaming("nightly").nameAt(start, number), start, State.ERROR);
    }

    assertThat(web.job(Keep.last(1)).slot(Duration.ofHours(1)).build().preview().decisions())
        .hasSize(SnapshotNaming.LAST_NUMBER);
  }

  @Test
  void aHostCanActOnTheKindOfAProblem() {
    web.put("nightly-2026-11-22T02-00-00Z", State.PENDING);

    SnapshotReport report = web.keepLast(1).run();

    assertThat(report.has(Problem.Kind.OTHER_SNAPSHOT_PENDING)).isTrue();
    assertThat(report.has(Problem.Kind.OTHER_SNAPSHOT_STUCK)).isFalse();
  }

  @Test
  void theBasenameCanContainTheNameOfTheSource() {
    SnapshotReport report =
        web.job(Keep.last(1)).basename("{source}-nightly").build().run();

    assertThat(report.basename()).isEqualTo("web-1-nightly");
    assertThat(report.snapshot().orElseThrow().name()).isNotEqualTo(OWN);
  }

  /** A client whose service tells no time. */
  private record UntoldTime(SnapshotClient client) implements SnapshotClient {
    @Override
    public Listing list() {
      return Listing.of(List.copyOf(client.list().snapshots()));
    }

    @Override
    public Optional<Instant> create(String source, String name) {
      return client.create(source, name);
    }

    @Override
    public void delete(Snapshot snapshot) {
      client.delete(snapshot);
    }
  }
}
