package io.github.lightsailsnapshot.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.client.Listing;
import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.memory.InMemorySnapshots;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.report.TakenSnapshot;
import io.github.lightsailsnapshot.core.report.TakenSnapshot.Origin;
import io.github.lightsailsnapshot.core.time.VirtualTime;
import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import io.github.lightsailsnapshot.retention.SourceRef;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** How several hosts, slow ones and ones with wrong clocks share the slots of a job: scenarios that once lost a backup. */
class SlotProtocolTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final String FIRST = "nightly-2026-11-22T03-00-00Z";
  private static final String OF_THE_HOUR_BEFORE = "nightly-2026-11-22T02-00-00Z";
  private static final String OF_THE_NEXT_HOUR = "nightly-2026-11-22T04-00-00Z";

  private final VirtualTime time = VirtualTime.startingAt(Instant.parse("2026-11-22T03:00:00Z"));
  private final InMemorySnapshots region =
      InMemorySnapshots.ofInstances("web-1").clock(time);
  private final String webId = region.addInstance("web-1");
  private final Host host = new Host(Duration.ZERO);

  /** A host with a clock of its own and a way to the region that can be disturbed. */
  private final class Host implements SnapshotClient {
    private final Duration offset;
    private final List<String> asked = new ArrayList<>();
    private Supplier<Listing> listing = region::list;
    private Runnable beforeCreation = () -> {};
    private Runnable afterListing = () -> {};
    private boolean tellsCreation = true;

    Host(Duration offset) {
      this.offset = offset;
    }

    SnapshotJob.Builder job(RetentionPolicy policy) {
      return SnapshotJob.builder(this, "web-1", policy)
          .basename("nightly")
          .clock(Clock.offset(time, offset))
          .timeSource(time);
    }

    SnapshotJob.Builder hourly(int last) {
      return job(Keep.last(last)).slot(HOUR);
    }

    @Override
    public Listing list() {
      Listing listed = listing.get();
      afterListing.run();
      return listed;
    }

    @Override
    public Optional<Instant> create(String source, String name) {
      asked.add(name);
      beforeCreation.run();
      Optional<Instant> createdAt = region.create(source, name);
      return tellsCreation ? createdAt : Optional.empty();
    }

    @Override
    public void delete(Snapshot snapshot) {
      region.delete(snapshot);
    }

    /** After the next listing something happens, once. */
    void meanwhile(Runnable what) {
      afterListing = () -> {
        afterListing = () -> {};
        what.run();
      };
    }

    void refuseFor(Duration refusing) {
      Duration until = time.passed().plus(refusing);
      beforeCreation = () -> {
        if (time.passed().compareTo(until) < 0) {
          throw new SnapshotException.InvalidState("an automatic snapshot is being made");
        }
      };
    }

    void isUnreachableFor(Duration outage) {
      Duration until = time.passed().plus(outage);
      Runnable check = () -> {
        if (time.passed().compareTo(until) < 0) {
          throw new SnapshotException.Unavailable("no route to host");
        }
      };
      beforeCreation = check;
      listing = () -> {
        check.run();
        return region.list();
      };
    }
  }

  private Snapshot put(String name, String createdAt, State state) {
    Snapshot snapshot = new Snapshot(
        name,
        SourceRef.of("web-1").withId(webId),
        Instant.parse(createdAt),
        state,
        40,
        Map.of(),
        false);
    region.put(snapshot);
    return snapshot;
  }

  private void remove(String name) {
    region.snapshots().stream()
        .filter(snapshot -> snapshot.name().equals(name))
        .map(pending -> pending.withState(State.AVAILABLE))
        .forEach(snapshot -> {
          region.put(snapshot);
          region.delete(snapshot);
        });
  }

  private List<String> names() {
    return region.snapshots().stream().map(Snapshot::name).toList();
  }

  private List<String> goodOf(String slot) {
    return region.snapshots().stream()
        .filter(snapshot -> snapshot.name().startsWith(slot) && snapshot.isAvailable())
        .map(Snapshot::name)
        .toList();
  }

  @Test
  void aHookThatTakesTheWholeWaitLeavesTimeToAskAgain() {
    host.refuseFor(Duration.ofSeconds(310));

    SnapshotReport report = host.hourly(2)
        .waitTimeout(Duration.ofMinutes(5))
        .beforeSnapshot(() -> time.pass(Duration.ofMinutes(5)))
        .build()
        .run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(names()).containsExactly(FIRST);
  }

  @Test
  void aRunThatWouldFailTakesWhatAnotherHostMadeForItsSlotMeanwhile() {
    host.beforeCreation = () -> {
      put(FIRST + "-2", "2026-11-22T03:00:01Z", State.AVAILABLE);
      throw new SnapshotException.InvalidState("an automatic snapshot is being made");
    };

    SnapshotReport report =
        host.hourly(2).waitTimeout(Duration.ofMinutes(2)).build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
    assertThat(report.snapshot().orElseThrow().name()).isEqualTo(FIRST + "-2");
  }

  @Test
  void aSnapshotWhoseReplyWasLostIsKnownAgainHoweverLongItTookToLook() {
    host.listing = () -> {
      host.listing = region::list;
      throw new SnapshotException.Unavailable("no listing");
    };
    host.beforeCreation = () -> {
      Optional<Instant> unused = region.create("web-1", FIRST);
      time.pass(Duration.ofMinutes(9));
      throw new SnapshotException.Unavailable("no answer");
    };

    SnapshotReport report = host.job(Keep.last(2)).build().run();

    assertThat(report.snapshot().orElseThrow().name()).isEqualTo(FIRST);
    assertThat(names()).containsExactly(FIRST);
  }

  @Test
  void aHostAheadDoesNotClearAwayAFailedSnapshotOfTheSlot() {
    put(FIRST, "2026-11-22T03:00:00Z", State.ERROR);
    put(FIRST + "-2", "2026-11-22T03:00:05Z", State.AVAILABLE);
    time.pass(Duration.ofMinutes(10));

    SnapshotReport unused =
        new Host(Duration.ofDays(7)).hourly(5).deleteFailed().build().run();

    assertThat(names()).contains(FIRST);
  }

  @Test
  void aHostBehindTakesTheSlotOfTheServicesTime() {
    Host behind = new Host(Duration.ofDays(-7));

    SnapshotReport report = behind.hourly(2).build().run();

    assertThat(report.snapshot().orElseThrow().name()).isEqualTo(FIRST);
  }

  @Test
  void aGoodSnapshotStaysWhileItsNameMayStillBeAskedFor() {
    put(OF_THE_HOUR_BEFORE, "2026-11-22T02:00:30Z", State.AVAILABLE);

    SnapshotReport first = host.hourly(1).build().run();
    List<String> afterTheFirst = names();
    time.pass(Duration.ofMinutes(70));
    SnapshotReport second = host.hourly(1).build().run();

    assertThat(first.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(afterTheFirst).containsExactly(OF_THE_HOUR_BEFORE, FIRST);
    assertThat(second.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(names()).containsExactly(FIRST, OF_THE_NEXT_HOUR);
  }

  @Test
  void aSlowHostDoesNotTakeTheNameOfAFailedSnapshotThatWasClearedAway() {
    Host other = new Host(Duration.ZERO);
    host.meanwhile(() -> {
      put(FIRST, "2026-11-22T03:00:00Z", State.ERROR);
      time.pass(Duration.ofMinutes(10));
      SnapshotReport unusedSecond = other.hourly(5).deleteFailed().build().run();
      time.pass(HOUR);
      SnapshotReport unusedOfTheNextSlot =
          other.hourly(5).deleteFailed().build().run();
    });

    SnapshotReport unused = host.hourly(5).build().run();

    assertThat(goodOf(FIRST)).containsExactly(FIRST + "-2");
  }

  @Test
  void aSlowHostDoesNotDeleteTheSnapshotOfTheSlotThatBeganMeanwhile() {
    time.pass(Duration.ofSeconds(3_590));
    host.meanwhile(() -> {
      time.pass(Duration.ofSeconds(30));
      SnapshotReport unusedOfTheNextSlot =
          new Host(Duration.ZERO).hourly(1).build().run();
    });

    SnapshotReport unused = host.hourly(1).build().run();

    assertThat(names()).contains(OF_THE_NEXT_HOUR);
  }

  @Test
  void aHostThatWasSuspendedForHoursDecidesAnewWhichSlotItTakes() {
    host.meanwhile(() -> time.pass(Duration.ofHours(3)));

    SnapshotReport report = host.hourly(2).build().run();

    assertThat(report.snapshot().orElseThrow().name()).isEqualTo("nightly-2026-11-22T06-00-00Z");
    assertThat(names()).containsExactly("nightly-2026-11-22T06-00-00Z");
  }

  @Test
  void aSnapshotThatWasPrunedWhileTheRunWaitedIsReplacedByTheOneThatServesTheSlot() {
    region.settlesAfter(Duration.ofDays(1));
    host.meanwhile(() -> host.meanwhile(() -> {
      remove(FIRST);
      put(FIRST + "-2", "2026-11-22T03:00:01Z", State.AVAILABLE);
    }));

    SnapshotReport report = host.hourly(2).build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
    assertThat(report.snapshot().orElseThrow().name()).isEqualTo(FIRST + "-2");
    assertThat(time.passed()).isLessThan(Duration.ofMinutes(4));
  }

  @Test
  void aSnapshotThatEndedInAnErrorIsReplacedByTheOneThatServesTheSlot() {
    region.settlesAfter(Duration.ofDays(1));
    host.meanwhile(() -> host.meanwhile(() -> {
      put(FIRST, "2026-11-22T03:00:00Z", State.ERROR);
      put(FIRST + "-2", "2026-11-22T03:00:01Z", State.AVAILABLE);
    }));

    SnapshotReport report = host.hourly(2).build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
    assertThat(report.snapshot().orElseThrow().name()).isEqualTo(FIRST + "-2");
  }

  @Test
  void aSnapshotThatWasCreatedBeforeItsSlotLeavesTheNextNumber() {
    put(FIRST, "2026-11-22T02:54:00Z", State.AVAILABLE);
    time.pass(Duration.ofMinutes(10));

    SnapshotReport report = host.hourly(5).build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.snapshot().orElseThrow().name()).isEqualTo(FIRST + "-2");
  }

  @Test
  void noSlotIsAskedForBeforeTheServiceHasToldTheTime() {
    host.listing = () -> {
      host.listing = region::list;
      assertThat(host.asked).isEmpty();
      throw new SnapshotException.IncompleteListing("a page without its list");
    };
    host.beforeCreation = () -> assertThat(time.passed()).isPositive();

    SnapshotReport report = host.hourly(2).build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(names()).containsExactly(FIRST);
  }

  @Test
  void anOutageFromBeforeTheStartCostsNoBackup() {
    host.isUnreachableFor(Duration.ofMinutes(3));

    SnapshotReport report = host.hourly(2).build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(names()).containsExactly(FIRST);
  }

  @Test
  void aRequestWithoutAnswerIsMadeAgainByTheSameName() {
    host.meanwhile(() -> host.isUnreachableFor(Duration.ofMinutes(3)));

    SnapshotReport report = host.job(Keep.last(2)).build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(host.asked).hasSizeGreaterThan(1).containsOnly(FIRST);
    assertThat(names()).containsExactly(FIRST);
  }

  @Test
  void theWaitIsCountedOnceFromTheFirstRequestOn() {
    region.settlesAfter(Duration.ofDays(1));
    host.refuseFor(Duration.ofMinutes(20));

    SnapshotReport report =
        host.hourly(2).waitTimeout(Duration.ofMinutes(30)).build().run();

    assertThat(report.snapshot().map(TakenSnapshot::origin)).contains(Origin.CREATED);
    assertThat(time.passed()).isBetween(Duration.ofMinutes(30), Duration.ofMinutes(31));
  }

  @Test
  void aHostAheadOfAServiceThatTellsNoTimeDeletesNothing() {
    put("nightly-2026-11-20T03-00-00Z", "2026-11-20T03:00:00Z", State.AVAILABLE);
    put("nightly-2026-11-21T03-00-00Z", "2026-11-21T03:00:00Z", State.AVAILABLE);
    Host ahead = new Host(Duration.ofDays(20_000));
    ahead.listing = () -> Listing.of(region.snapshots());

    SnapshotReport report =
        ahead.job(Keep.youngerThan(Duration.ofDays(30))).build().prune();

    assertThat(report.deletions()).isEmpty();
    assertThat(names()).hasSize(2);
  }

  @Test
  void aHostBehindAServiceThatTellsNoTimeTakesNoSlotBeforeTheNewestSnapshot() {
    put(OF_THE_HOUR_BEFORE, "2026-11-22T02:00:30Z", State.AVAILABLE);
    Host behind = new Host(Duration.ofDays(-7));
    behind.listing = () -> Listing.of(region.snapshots());

    SnapshotReport report = behind.hourly(2).build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.SKIPPED);
    assertThat(behind.asked).isEmpty();
  }

  @Test
  void aNightlyJobInLocalTimeGetsOneSnapshotEachNightAlsoWhenClocksChange() {
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

  /** The listing lags: it shows the second attempt of another host, and not the failed first one. */
  @Test
  void aNameThatGotNoAnswerIsNotAskedForAgainOnceAnotherServesTheSlot() {
    host.beforeCreation = () -> {
      host.beforeCreation = () -> {};
      put(FIRST + "-2", "2026-11-22T03:00:01Z", State.AVAILABLE);
      throw new SnapshotException.Unavailable("no reply");
    };

    SnapshotReport report = host.hourly(3).build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.snapshot().map(TakenSnapshot::name)).contains(FIRST + "-2");
    assertThat(host.asked).containsExactly(FIRST);
    assertThat(report.warnings())
        .extracting(Problem::advice)
        .contains("The slot now has " + FIRST + "-2.");
  }

  @Test
  void aTakenNameThatIsNotListedDoesNotMatterOnceAnotherServesTheSlot() {
    host.beforeCreation = () -> {
      host.beforeCreation = () -> {};
      put(FIRST + "-2", "2026-11-22T03:00:01Z", State.AVAILABLE);
      throw new SnapshotException.NameTaken("the name is in use");
    };

    SnapshotReport report = host.hourly(3).build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.snapshot().map(TakenSnapshot::name)).contains(FIRST + "-2");
    assertThat(host.asked).containsExactly(FIRST);
    assertThat(time.passed()).isLessThan(Duration.ofMinutes(1));
  }

  @Test
  void aNameStaysAsLongAsItMayBeAskedForAlsoWhereNoAnswerTellsWhenTheSnapshotWasCreated() {
    put(OF_THE_HOUR_BEFORE, "2026-11-22T02:00:30Z", State.AVAILABLE);
    host.tellsCreation = false;
    time.pass(Duration.ofMinutes(63));

    SnapshotReport report = host.hourly(1).build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(names()).containsExactly(OF_THE_HOUR_BEFORE, OF_THE_NEXT_HOUR);
  }

  /** Nobody tells the time, and the host's clock is an hour ahead: only that it was absent before shows whose it is. */
  @Test
  void aRequestThatWasGrantedAfterAllIsFoundByTheLastLook() {
    Host ahead = new Host(HOUR);
    ahead.listing = () -> Listing.of(region.snapshots());
    ahead.beforeCreation = () -> {
      ahead.beforeCreation = () -> {
        ahead.listing = () -> {
          ahead.listing = () -> Listing.of(region.snapshots());
          throw new SnapshotException.IncompleteListing("a page is missing");
        };
        throw new SnapshotException.InvalidRequest("no longer allowed");
      };
      time.pass(Duration.ofSeconds(5));
      put(OF_THE_NEXT_HOUR, time.instant().toString(), State.AVAILABLE);
      throw new SnapshotException.Throttled("rate exceeded");
    };

    SnapshotReport report = ahead.hourly(3).build().run();

    assertThat(report.snapshot().map(TakenSnapshot::name)).contains(OF_THE_NEXT_HOUR);
    assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
  }
}
