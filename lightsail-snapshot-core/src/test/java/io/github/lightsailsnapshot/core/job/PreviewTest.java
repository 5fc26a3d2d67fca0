package io.github.lightsailsnapshot.core.job;

import static io.github.lightsailsnapshot.core.job.JobFixture.OWN;
import static io.github.lightsailsnapshot.core.job.JobFixture.names;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.RetentionPlan;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a run would do. */
class PreviewTest {
  private final JobFixture web = new JobFixture();

  @AfterEach
  void everyRunIsReportedOnce() {
    web.endsWithOneReportAndNoInterrupt();
  }

  @Test
  void readsOnlyAndCountsTheSnapshotThatARunWouldMake() {
    web.nightly(3);

    RetentionPlan plan = web.keepLast(2).preview();

    assertThat(names(plan.kept())).containsExactly(OWN, web.daysAgo(1));
    assertThat(names(plan.deletions())).containsExactly(web.daysAgo(2), web.daysAgo(3));
    assertThat(web.client.calls()).containsExactly("list");
    assertThat(web.told).isEmpty();
  }

  @Test
  void theSnapshotThatARunWouldMakeIsOfTheSameInstanceAsTheOthers() {
    web.nightly(1);

    RetentionPlan plan = web.keepLast(2).preview();

    assertThat(plan.kept()).extracting(kept -> kept.source().id()).containsOnly(web.webId);
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

    RetentionPlan plan = web.job(Keep.last(2)).slot(Duration.ofHours(1)).build().preview();

    assertThat(names(plan.kept())).containsExactly(OWN, web.daysAgo(1));
  }
}
