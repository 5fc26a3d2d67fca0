package io.github.lightsailsnapshot.core.job;

import static io.github.lightsailsnapshot.core.job.SharedSlots.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.core.report.TakenSnapshot;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A run whose slot is served by the snapshot of another host. */
class SlotServedByAnotherTest {
  private final SharedSlots slots = new SharedSlots();
  private final SharedSlots.Host host = slots.host(Duration.ZERO);

  @Test
  void aRunThatWouldFailTakesTheSnapshotThatAnotherHostCreatedForTheSlot() {
    host.beforeCreation = () -> {
      slots.put(FIRST + "-2", "2026-11-22T03:00:01Z", State.AVAILABLE);
      throw new SnapshotException.InvalidState("an automatic snapshot is being made");
    };

    SnapshotReport report =
        host.hourly(2).waitTimeout(Duration.ofMinutes(2)).build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
    assertThat(report.snapshot().orElseThrow().name()).isEqualTo(FIRST + "-2");
  }

  @Test
  void aSnapshotThatWasPrunedWhileTheRunWaitedIsReplacedByTheOneThatServesTheSlot() {
    slots.region.settlesAfter(Duration.ofDays(1));
    host.meanwhile(() -> host.meanwhile(() -> {
      slots.remove(FIRST);
      slots.put(FIRST + "-2", "2026-11-22T03:00:01Z", State.AVAILABLE);
    }));

    SnapshotReport report = host.hourly(2).build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
    assertThat(report.snapshot().orElseThrow().name()).isEqualTo(FIRST + "-2");
    assertThat(slots.time.passed()).isLessThan(Duration.ofMinutes(4));
  }

  @Test
  void aSnapshotThatEndedInAnErrorIsReplacedByTheOneThatServesTheSlot() {
    slots.region.settlesAfter(Duration.ofDays(1));
    host.meanwhile(() -> host.meanwhile(() -> {
      slots.put(FIRST, "2026-11-22T03:00:00Z", State.ERROR);
      slots.put(FIRST + "-2", "2026-11-22T03:00:01Z", State.AVAILABLE);
    }));

    SnapshotReport report = host.hourly(2).build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.DEGRADED);
    assertThat(report.snapshot().orElseThrow().name()).isEqualTo(FIRST + "-2");
  }

  /** The listing lags: it shows the second attempt of another host, and not the failed first one. */
  @Test
  void aNameThatGotNoAnswerIsNotRequestedAgainOnceAnotherServesTheSlot() {
    host.beforeCreation = () -> {
      host.beforeCreation = () -> {};
      slots.put(FIRST + "-2", "2026-11-22T03:00:01Z", State.AVAILABLE);
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
      slots.put(FIRST + "-2", "2026-11-22T03:00:01Z", State.AVAILABLE);
      throw new SnapshotException.NameTaken("the name is in use");
    };

    SnapshotReport report = host.hourly(3).build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.snapshot().map(TakenSnapshot::name)).contains(FIRST + "-2");
    assertThat(host.asked).containsExactly(FIRST);
    assertThat(slots.time.passed()).isLessThan(Duration.ofMinutes(1));
  }

  /** The second attempt of another host failed, and somebody deleted it; the third one is good. */
  @Test
  void aNameBeforeTheOneThatServesTheSlotIsNotRequestedEvenIfItIsFreeAgain() {
    host.beforeCreation = () -> {
      host.beforeCreation = () -> {};
      slots.put(FIRST, "2026-11-22T03:00:00Z", State.ERROR);
      slots.put(FIRST + "-3", "2026-11-22T03:00:02Z", State.AVAILABLE);
      throw new SnapshotException.NameTaken("the name is in use");
    };

    SnapshotReport report = host.hourly(3).build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.snapshot().map(TakenSnapshot::name)).contains(FIRST + "-3");
    assertThat(host.asked).containsExactly(FIRST);
  }
}
