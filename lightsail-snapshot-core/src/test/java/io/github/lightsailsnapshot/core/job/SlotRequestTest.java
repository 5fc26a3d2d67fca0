package io.github.lightsailsnapshot.core.job;

import static io.github.lightsailsnapshot.core.job.SharedSlots.FIRST;
import static io.github.lightsailsnapshot.core.job.SharedSlots.HOUR;
import static io.github.lightsailsnapshot.core.job.SharedSlots.OF_THE_NEXT_HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.report.TakenSnapshot;
import io.github.lightsailsnapshot.core.report.TakenSnapshot.Origin;
import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How a run requests the snapshot of its slot again after refusals, outages and lost replies. */
class SlotRequestTest {
  private final SharedSlots slots = new SharedSlots();
  private final SharedSlots.Host host = slots.host(Duration.ZERO);

  @Test
  void aHookThatTakesTheWholeWaitLeavesTimeToRetry() {
    host.refuseFor(Duration.ofSeconds(310));

    SnapshotReport report = host.hourly(2)
        .waitTimeout(Duration.ofMinutes(5))
        .beforeSnapshot(() -> slots.time.pass(Duration.ofMinutes(5)))
        .build()
        .run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(slots.names()).containsExactly(FIRST);
  }

  @Test
  void aSnapshotWhoseReplyWasLostIsRecognisedHoweverLongTheRequestTook() {
    host.listing = () -> {
      host.listing = slots.region::list;
      throw new SnapshotException.Unavailable("no listing");
    };
    host.beforeCreation = () -> {
      Optional<Instant> unused = slots.region.create("web-1", FIRST);
      slots.time.pass(Duration.ofMinutes(9));
      throw new SnapshotException.Unavailable("no answer");
    };

    SnapshotReport report = host.job(Keep.last(2)).build().run();

    assertThat(report.snapshot().orElseThrow().name()).isEqualTo(FIRST);
    assertThat(slots.names()).containsExactly(FIRST);
  }

  @Test
  void anOutageThatBeganBeforeTheRunCostsNoBackup() {
    host.isUnreachableFor(Duration.ofMinutes(3));

    SnapshotReport report = host.hourly(2).build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(slots.names()).containsExactly(FIRST);
  }

  @Test
  void aRequestWithoutAnswerIsRepeatedWithTheSameName() {
    host.meanwhile(() -> host.isUnreachableFor(Duration.ofMinutes(3)));

    SnapshotReport report = host.job(Keep.last(2)).build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(host.asked).hasSizeGreaterThan(1).containsOnly(FIRST);
    assertThat(slots.names()).containsExactly(FIRST);
  }

  @Test
  void theWaitBeginsWithTheFirstRequest() {
    slots.region.settlesAfter(Duration.ofDays(1));
    host.refuseFor(Duration.ofMinutes(20));

    SnapshotReport report =
        host.hourly(2).waitTimeout(Duration.ofMinutes(30)).build().run();

    assertThat(report.snapshot().map(TakenSnapshot::origin)).contains(Origin.CREATED);
    assertThat(slots.time.passed()).isBetween(Duration.ofMinutes(30), Duration.ofMinutes(31));
  }

  /** Nobody tells the time, and the host's clock is an hour ahead: only that it was absent before shows whose it is. */
  @Test
  void aSnapshotThatWasCreatedDespiteThrottlingIsFoundByTheLastListing() {
    SharedSlots.Host ahead = slots.host(HOUR);
    ahead.listing = () -> Listing.of(slots.region.snapshots());
    ahead.beforeCreation = () -> {
      ahead.beforeCreation = () -> {
        ahead.listing = () -> {
          ahead.listing = () -> Listing.of(slots.region.snapshots());
          throw new SnapshotException.IncompleteListing("a page is missing");
        };
        throw new SnapshotException.InvalidRequest("no longer allowed");
      };
      slots.time.pass(Duration.ofSeconds(5));
      slots.put(OF_THE_NEXT_HOUR, slots.time.instant().toString(), State.AVAILABLE);
      throw new SnapshotException.Throttled("rate exceeded");
    };

    SnapshotReport report = ahead.hourly(3).build().run();

    assertThat(report.snapshot().map(TakenSnapshot::name)).contains(OF_THE_NEXT_HOUR);
    assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
  }
}
