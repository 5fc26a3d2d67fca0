package io.github.lightsailsnapshot.core.job;

import static io.github.lightsailsnapshot.core.job.JobFixture.OWN;
import static io.github.lightsailsnapshot.core.job.JobFixture.names;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.spi.Progress;
import io.github.lightsailsnapshot.retention.Keep;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A run that is interrupted. */
class InterruptionTest {
  private final JobFixture web = new JobFixture();

  @AfterEach
  void everyRunIsReportedOnce() {
    web.endsWithOneReportAndNoInterrupt();
  }

  @Test
  void anInterruptionBeforeAnythingWasAcceptedFailsTheRun() {
    web.nightly(3);
    Thread.currentThread().interrupt();

    SnapshotReport report = web.keepLast(1).run();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(web.client.calls()).isEmpty();
    assertThat(web.toldOnce()).isEqualTo(report);
  }

  @Test
  void anInterruptionWhileDeletingDeletesNothingMore() {
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
  void theReportOfAnInterruptedPruneHasWhatWasDeleted() {
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
  void theReportOfAnInterruptedRequestNamesTheSnapshotThatMayExist() {
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
  void anInterruptionWhileNotifyingStopsNoNotifier() {
    SnapshotReport report = SnapshotJob.builder(web.client, "web-1", Keep.last(1))
        .clock(web.time)
        .timeSource(web.time)
        .listener(step -> {
          if (step.progress() instanceof Progress.Finished) {
            Thread.currentThread().interrupt();
          }
        })
        .notifier(sent -> web.told.addAll(sent.jobs()))
        .build()
        .run();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.undelivered()).isEmpty();
    assertThat(web.toldOnce().outcome()).isEqualTo(Outcome.SUCCEEDED);
  }
}
