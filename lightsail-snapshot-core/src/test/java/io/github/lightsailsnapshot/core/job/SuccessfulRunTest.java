package io.github.lightsailsnapshot.core.job;

import static io.github.lightsailsnapshot.core.job.JobFixture.OWN;
import static io.github.lightsailsnapshot.core.job.JobFixture.names;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.report.TakenSnapshot;
import io.github.lightsailsnapshot.core.report.TakenSnapshot.Origin;
import io.github.lightsailsnapshot.core.spi.Progress;
import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A run in which nothing goes wrong. */
class SuccessfulRunTest {
  private final JobFixture web = new JobFixture();

  @AfterEach
  void everyRunIsReportedOnce() {
    web.endsWithOneReportAndNoInterrupt();
  }

  @Test
  void makesTheFirstSnapshotEver() {
    SnapshotReport report = web.keepLast(7).run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.snapshot())
        .contains(new TakenSnapshot(
            OWN, Origin.CREATED, State.AVAILABLE, Optional.of(Instant.parse(JobFixture.NOW))));
    assertThat(web.names()).containsExactly(OWN);
    assertThat(report.problems()).isEmpty();
    assertThat(web.toldOnce()).isEqualTo(report);
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
  void pollsAfterTwoSecondsAndThenAtGrowingIntervals() {
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
  void reportsEachStepToTheListener() {
    web.nightly(1);
    List<String> steps = new ArrayList<>();

    web.job(Keep.last(1)).listener(step -> steps.add(step.toString())).build().run();

    assertThat(steps)
        .containsExactly(
            "Started on web-1 as nightly",
            "Listed 1 snapshot, 1 of this job",
            "Creating " + OWN,
            "Created " + OWN + " (pending)",
            "Waiting for " + OWN + ", 2 s so far",
            "Deleting " + web.daysAgo(1),
            "Deleted " + web.daysAgo(1),
            "Finished: SUCCEEDED");
  }

  @Test
  void theBasenameIsDerivedFromTheSourceUnlessOneIsGiven() {
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
