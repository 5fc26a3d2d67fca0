package io.github.lightsailsnapshot.core.job;

import static io.github.lightsailsnapshot.core.job.SharedSlots.FIRST;
import static io.github.lightsailsnapshot.core.job.SharedSlots.HOUR;
import static io.github.lightsailsnapshot.core.job.SharedSlots.OF_THE_HOUR_BEFORE;
import static io.github.lightsailsnapshot.core.job.SharedSlots.OF_THE_NEXT_HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.report.Outcome;
import io.github.lightsailsnapshot.core.report.SnapshotReport;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The names of slots across several hosts: none is used twice, and none is given up while it may be requested. */
class SlotNameTest {
  private final SharedSlots slots = new SharedSlots();
  private final SharedSlots.Host host = slots.host(Duration.ZERO);

  private List<String> goodOf(String slot) {
    return slots.region.snapshots().stream()
        .filter(snapshot -> snapshot.name().startsWith(slot) && snapshot.isAvailable())
        .map(Snapshot::name)
        .toList();
  }

  @Test
  void aHostWhoseClockIsAheadDoesNotDeleteAFailedSnapshotOfTheSlot() {
    slots.put(FIRST, "2026-11-22T03:00:00Z", State.ERROR);
    slots.put(FIRST + "-2", "2026-11-22T03:00:05Z", State.AVAILABLE);
    slots.time.pass(Duration.ofMinutes(10));

    SnapshotReport unused =
        slots.host(Duration.ofDays(7)).hourly(5).deleteFailed().build().run();

    assertThat(slots.names()).contains(FIRST);
  }

  @Test
  void anAvailableSnapshotStaysWhileItsNameMayStillBeRequested() {
    slots.put(OF_THE_HOUR_BEFORE, "2026-11-22T02:00:30Z", State.AVAILABLE);

    SnapshotReport first = host.hourly(1).build().run();
    List<String> afterTheFirst = slots.names();
    slots.time.pass(Duration.ofMinutes(70));
    SnapshotReport second = host.hourly(1).build().run();

    assertThat(first.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(afterTheFirst).containsExactly(OF_THE_HOUR_BEFORE, FIRST);
    assertThat(second.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(slots.names()).containsExactly(FIRST, OF_THE_NEXT_HOUR);
  }

  @Test
  void aSlowHostDoesNotReuseTheNameOfADeletedFailedSnapshot() {
    SharedSlots.Host other = slots.host(Duration.ZERO);
    host.meanwhile(() -> {
      slots.put(FIRST, "2026-11-22T03:00:00Z", State.ERROR);
      slots.time.pass(Duration.ofMinutes(10));
      SnapshotReport unusedSecond = other.hourly(5).deleteFailed().build().run();
      slots.time.pass(HOUR);
      SnapshotReport unusedOfTheNextSlot =
          other.hourly(5).deleteFailed().build().run();
    });

    SnapshotReport unused = host.hourly(5).build().run();

    assertThat(goodOf(FIRST)).containsExactly(FIRST + "-2");
  }

  @Test
  void aSlowHostDoesNotDeleteTheSnapshotOfTheSlotThatBeganMeanwhile() {
    slots.time.pass(Duration.ofSeconds(3_590));
    host.meanwhile(() -> {
      slots.time.pass(Duration.ofSeconds(30));
      SnapshotReport unusedOfTheNextSlot =
          slots.host(Duration.ZERO).hourly(1).build().run();
    });

    SnapshotReport unused = host.hourly(1).build().run();

    assertThat(slots.names()).contains(OF_THE_NEXT_HOUR);
  }

  @Test
  void aSnapshotThatWasCreatedBeforeItsSlotLeavesTheNextNumber() {
    slots.put(FIRST, "2026-11-22T02:54:00Z", State.AVAILABLE);
    slots.time.pass(Duration.ofMinutes(10));

    SnapshotReport report = host.hourly(5).build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.snapshot().orElseThrow().name()).isEqualTo(FIRST + "-2");
  }

  @Test
  void anAvailableSnapshotStaysEvenIfNoAnswerTellsTheCreationTime() {
    slots.put(OF_THE_HOUR_BEFORE, "2026-11-22T02:00:30Z", State.AVAILABLE);
    host.tellsCreation = false;
    slots.time.pass(Duration.ofMinutes(63));

    SnapshotReport report = host.hourly(1).build().run();

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(slots.names()).containsExactly(OF_THE_HOUR_BEFORE, OF_THE_NEXT_HOUR);
  }
}
