package io.github.lightsailsnapshot.core.job;

import static io.github.lightsailsnapshot.core.job.SharedSlots.FIRST;
import static io.github.lightsailsnapshot.core.job.SharedSlots.OF_THE_HOUR_BEFORE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.memory.InMemorySnapshots;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.report.TakenSnapshot.Origin;
import io.github.lightsailsnapshot.core.time.VirtualTime;
import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which slot a run takes, whatever the clocks of its host and its service. */
class SlotChoiceTest {
  private final SharedSlots slots = new SharedSlots();
  private final SharedSlots.Host host = slots.host(Duration.ZERO);

  @Test
  void aHostWhoseClockIsBehindTakesTheSlotOfTheServicesTime() {
    SharedSlots.Host behind = slots.host(Duration.ofDays(-7));

    SnapshotReport report = behind.hourly(2).build().run();

    assertThat(report.snapshot().orElseThrow().name()).isEqualTo(FIRST);
  }

  @Test
  void aHostThatWasSuspendedForHoursTakesTheSlotOfTheTimeAtWhichItResumes() {
    host.meanwhile(() -> slots.time.pass(Duration.ofHours(3)));

    SnapshotReport report = host.hourly(2).build().run();

    assertThat(report.snapshot().orElseThrow().name()).isEqualTo("nightly-2026-11-22T06-00-00Z");
    assertThat(slots.names()).containsExactly("nightly-2026-11-22T06-00-00Z");
  }

  @Test
  void noSlotIsRequestedBeforeTheServiceHasToldTheTime() {
    host.listing = () -> {
      host.listing = slots.region::list;
      assertThat(host.asked).isEmpty();
      throw new SnapshotException.IncompleteListing("a page without its list");
    };
    host.beforeCreation = () -> assertThat(slots.time.passed()).isPositive();

    SnapshotReport report = host.hourly(2).build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(slots.names()).containsExactly(FIRST);
  }

  @Test
  void aHostWhoseClockIsAheadDeletesNothingIfTheServiceTellsNoTime() {
    slots.put("nightly-2026-11-20T03-00-00Z", "2026-11-20T03:00:00Z", State.AVAILABLE);
    slots.put("nightly-2026-11-21T03-00-00Z", "2026-11-21T03:00:00Z", State.AVAILABLE);
    SharedSlots.Host ahead = slots.host(Duration.ofDays(20_000));
    ahead.listing = () -> Listing.of(slots.region.snapshots());

    SnapshotReport report =
        ahead.job(Keep.youngerThan(Duration.ofDays(30))).build().prune();

    assertThat(report.deletions()).isEmpty();
    assertThat(slots.names()).hasSize(2);
  }

  @Test
  void aHostWhoseClockIsBehindTakesNoSlotBeforeTheNewestSnapshotIfTheServiceTellsNoTime() {
    slots.put(OF_THE_HOUR_BEFORE, "2026-11-22T02:00:30Z", State.AVAILABLE);
    SharedSlots.Host behind = slots.host(Duration.ofDays(-7));
    behind.listing = () -> Listing.of(slots.region.snapshots());

    SnapshotReport report = behind.hourly(2).build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.SKIPPED);
    assertThat(behind.asked).isEmpty();
  }

  @Test
  void aRetryOfALateRunFindsTheSnapshotThatWasTakenAfterItsSlot() {
    slots.put("nightly-2026-11-20T03-00-00Z", "2026-11-20T03:00:00Z", State.AVAILABLE);
    slots.put("nightly-2026-11-21T03-00-00Z", "2026-11-21T03:00:00Z", State.AVAILABLE);
    slots.put(OF_THE_HOUR_BEFORE, "2026-11-22T03:00:00Z", State.AVAILABLE);

    SnapshotReport report = host.hourly(2).build().run(Instant.parse("2026-11-22T02:30:00Z"));

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(host.asked).isEmpty();
    assertThat(slots.names())
        .containsExactlyInAnyOrder("nightly-2026-11-21T03-00-00Z", OF_THE_HOUR_BEFORE);
  }

  @Test
  void aRetryOfALateRunTakesNoOtherSnapshotForASlotWhoseOwnFailedAfterItsEnd() {
    slots.put(OF_THE_HOUR_BEFORE, "2026-11-22T03:00:00Z", State.ERROR);

    SnapshotReport report = host.hourly(2).build().run(Instant.parse("2026-11-22T02:30:00Z"));

    assertThat(report.outcome()).isEqualTo(Outcome.SKIPPED);
    assertThat(host.asked).isEmpty();
  }

  @Test
  void aNightlyJobInLocalTimeGetsOneSnapshotEachNightEvenWhenClocksChange() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    VirtualTime october = VirtualTime.startingAt(Instant.parse("2026-10-23T22:30:00Z"));
    InMemorySnapshots there = InMemorySnapshots.ofInstances("web-1").clock(october);
    SnapshotJob job = SnapshotJob.builder(there, "web-1", Keep.all())
        .basename("nightly")
        .zone(berlin)
        .slot(Duration.ofDays(1))
        .clock(october)
        .timeSource(october)
        .build();

    for (int night = 24; night <= 27; night++) {
      Instant halfPastMidnight = Instant.parse("2026-10-" + night + "T00:30:00Z")
          .minusSeconds(night <= 25 ? 7_200 : 3_600);
      october.pass(Duration.between(october.instant(), halfPastMidnight));
      assertThat(job.run().snapshot().orElseThrow().origin()).isEqualTo(Origin.CREATED);
    }

    assertThat(there.snapshots())
        .extracting(Snapshot::name)
        .containsExactly(
            "nightly-2026-10-23T22-00-00Z",
            "nightly-2026-10-24T22-00-00Z",
            "nightly-2026-10-25T23-00-00Z",
            "nightly-2026-10-26T23-00-00Z");
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, 2026-03-27T01:30, 2026-03-29",
    "America/New_York, 2026-03-06T19:30, 2026-03-08",
  })
  void itDoesSoInMarchWhenADayHasAnHourLess(
      ZoneId zone, LocalDateTime firstNight, LocalDate shortDay) {
    Instant first = firstNight.atZone(zone).toInstant();
    VirtualTime march = VirtualTime.startingAt(first);
    InMemorySnapshots there = InMemorySnapshots.ofInstances("web-1").clock(march);
    SnapshotJob job = SnapshotJob.builder(there, "web-1", Keep.all())
        .basename("nightly")
        .zone(zone)
        .slot(Duration.ofDays(1))
        .clock(march)
        .timeSource(march)
        .build();

    for (int night = 0; night < 5; night++) {
      Instant now = firstNight.plusDays(night).atZone(zone).toInstant();
      march.pass(Duration.between(march.instant(), now));
      assertThat(job.run().snapshot().orElseThrow().origin()).isEqualTo(Origin.CREATED);
    }

    assertThat(shortDay.atStartOfDay(zone).plusDays(1).toInstant())
        .isEqualTo(shortDay.atStartOfDay(zone).toInstant().plus(Duration.ofHours(23)));
    assertThat(there.snapshots())
        .extracting(snapshot -> LocalDate.ofInstant(snapshot.createdAt(), zone))
        .containsExactlyElementsOf(firstNight
            .toLocalDate()
            .datesUntil(firstNight.toLocalDate().plusDays(5))
            .toList());
  }
}
