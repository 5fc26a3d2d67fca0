package io.github.lightsailsnapshot.core.job;

import static io.github.lightsailsnapshot.core.job.JobFixture.failing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.Listing.Unreadable;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.client.SnapshotNaming;
import io.github.lightsailsnapshot.core.monitor.JobStatus;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.spi.Notifier;
import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a job tells of itself without a run. */
class JobStatusTest {
  private final JobFixture web = new JobFixture();

  private static List<String> names(List<Snapshot> snapshots) {
    return snapshots.stream().map(Snapshot::name).toList();
  }

  @Test
  void saysWhatThereIsAndWhatARunWouldDo() {
    web.nightly(3);
    web.put("by-hand", Instant.parse("2026-11-01T00:00:00Z"), State.AVAILABLE);

    JobStatus status = web.keepLast(2).inspect();

    assertThat(status.listing().snapshots()).hasSize(4);
    assertThat(names(status.managed()))
        .containsExactly(web.daysAgo(1), web.daysAgo(2), web.daysAgo(3));
    assertThat(status.planned().orElseThrow().name()).isEqualTo(JobFixture.OWN);
    assertThat(status.serving()).isEmpty();
    assertThat(names(status.plan().kept())).containsExactly(JobFixture.OWN, web.daysAgo(1));
    assertThat(names(status.pruning().kept())).containsExactly(web.daysAgo(1), web.daysAgo(2));
    assertThat(names(status.pruning().deletions())).containsExactly(web.daysAgo(3));
    assertThat(status.recoveryPoint().age()).contains(Duration.ofDays(1));
    assertThat(status.at()).isEqualTo(Instant.parse(JobFixture.NOW));
    assertThat(status.source()).isEqualTo("web-1");
    assertThat(web.client.calls()).containsExactly("list");
  }

  @Test
  void readsAsAPage() {
    web.nightly(1);

    assertThat(web.keepLast(2).inspect().toString())
        .startsWith(
            "web-1: " + web.daysAgo(1) + " is 1 d 0 h old\n1 snapshots listed, 1 of this job\n"
                + "A run would make " + JobFixture.OWN + ", and decide:\nkeep ")
        .contains(JobFixture.OWN + "  last 2");
  }

  @Test
  void namesTheSnapshotThatServesTheSlotAndPlansNoOther() {
    web.put("nightly-2026-11-22T00-00-00Z", State.AVAILABLE);

    JobStatus status = web.job(Keep.last(2)).slot(Duration.ofDays(1)).build().inspect();

    assertThat(status.serving().orElseThrow().name()).isEqualTo("nightly-2026-11-22T00-00-00Z");
    assertThat(status.planned()).isEmpty();
    assertThat(status.plan().decisions()).hasSize(1);
    assertThat(status.toString())
        .contains("The slot has its snapshot: nightly-2026-11-22T00-00-00Z, and decide:");
  }

  @Test
  void countsASnapshotThatIsNotWaitedForAsPending() {
    JobStatus status = web.job(Keep.last(2)).waitTimeout(Duration.ZERO).build().inspect();

    assertThat(status.planned().orElseThrow().state()).isEqualTo(State.PENDING);
  }

  @Test
  void hasTheUnreadableItemsOfItsNames() {
    Unreadable own = new Unreadable("nightly-2026-11-20T03-00-00Z", "createdAt is missing");
    Unreadable other = new Unreadable("other", "its state is null");
    web.client.nextListing(
        real -> () -> new Listing(List.of(), List.of(own, other), Optional.empty()));

    JobStatus status = web.keepLast(1).inspect();

    assertThat(status.unreadable()).containsExactly(own);
    assertThat(status.listing().unreadable()).containsExactly(own, other);
    assertThat(status.toString()).contains("0 of this job, 1 could not be read");
  }

  @Test
  void isJudgedAtTheHostsTimeOnlyWhereTheServiceDoesNotTellIt() {
    web.nightly(1);
    web.time.pass(Duration.ofDays(1));
    web.client.nextListing(real -> () -> Listing.of(real.get().snapshots()));

    JobStatus status = web.keepLast(1).inspect();

    assertThat(status.at()).isEqualTo(web.time.instant());
    assertThat(status.recoveryPoint().age()).contains(Duration.ofDays(2));
  }

  @Test
  void decidesByNoWrongClockOfTheHostEither() {
    web.nightly(4);
    web.time.pass(Duration.ofDays(36_500));
    web.client.nextListing(real -> () -> Listing.of(real.get().snapshots()));

    JobStatus status = web.job(Keep.youngerThan(Duration.ofDays(3650))).build().inspect();

    assertThat(status.pruning().deletions()).isEmpty();
    assertThat(status.plan().deletions()).isEmpty();
    assertThat(status.plan().kept()).hasSize(5);
  }

  @Test
  void decidesAsARunWouldIfOnlyARightClockOfTheHostTellsTheTime() {
    web.nightly(4);
    web.client.nextListing(real -> () -> Listing.of(real.get().snapshots()));

    JobStatus status = web.job(Keep.daily(4)).build().inspect();

    assertThat(names(status.plan().deletions())).containsExactly(web.daysAgo(4));
    assertThat(status.plan().now()).isEqualTo(web.time.instant());
    assertThat(status.pruning().deletions()).isEmpty();
    assertThat(status.pruning().now()).isEqualTo(web.time.instant().minus(Duration.ofDays(1)));
  }

  @Test
  void isNoneWithoutACompleteListingOrAPolicyThatAnswers() {
    SnapshotException incomplete = new SnapshotException.IncompleteListing("page 2 is missing");
    web.client.nextListing(failing(incomplete));
    assertThatThrownBy(() -> web.keepLast(1).inspect()).isSameAs(incomplete);

    web.nightly(1);
    RetentionPolicy broken = RetentionPolicy.of("broken", history -> {
      throw new UnsupportedOperationException("cannot judge");
    });
    assertThatThrownBy(() -> web.job(broken).build().inspect())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("cannot judge");
  }

  @Test
  void theJobTellsHowItIsSet() {
    SnapshotJob job = web.job(Keep.last(3)).slot(Duration.ofDays(1)).build();

    assertThat(job).hasToString("SnapshotJob[web-1 as nightly, keeping last=3, UTC, slot PT24H]");
    assertThat(job.source()).isEqualTo("web-1");
    assertThat(job.naming()).isEqualTo(new SnapshotNaming("nightly"));
    assertThat(job.policy()).isEqualTo(Keep.last(3));
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    SnapshotJob other =
        SnapshotJob.builder(web.client, "web-1", Keep.last(3)).zone(berlin).build();
    assertThat(other.zone()).isEqualTo(berlin);
    assertThat(other.naming()).isEqualTo(SnapshotNaming.ofSource("web-1"));
    assertThat(other)
        .hasToString("SnapshotJob[web-1 as web-1-auto, keeping last=3, Europe/Berlin]");
  }

  @Test
  void allNotifiersOfAListAreTold() {
    Notifier more = sent -> web.told.addAll(sent.jobs());

    SnapshotReport report =
        web.job(Keep.last(1)).notifiers(List.of(more, more)).build().prune();

    assertThat(web.told).containsExactly(report, report, report);
  }
}
