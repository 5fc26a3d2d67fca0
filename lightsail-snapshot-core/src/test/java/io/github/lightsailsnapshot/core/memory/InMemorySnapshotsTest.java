package io.github.lightsailsnapshot.core.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.client.SnapshotClientContract;
import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.memory.InMemorySnapshots.Operation;
import io.github.lightsailsnapshot.retention.Snapshot;
import io.github.lightsailsnapshot.retention.Snapshot.State;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class InMemorySnapshotsTest extends SnapshotClientContract {
  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final InMemorySnapshots region =
      InMemorySnapshots.ofInstances("web-1").clock(clock).settlesAfterListings(1);

  @Override
  protected SnapshotClient client() {
    return region;
  }

  @Override
  protected void holdName(String name) {
    region.holdName(name);
  }

  @Override
  protected void recreateInstance() {
    region.addInstance("web-1");
  }

  @Test
  void aSnapshotSettlesAfterATime() {
    region.settlesAfter(Duration.ofMinutes(5));
    region.create("web-1", "first");

    region.clock(Clock.offset(clock, Duration.ofSeconds(299)));
    assertThat(region.snapshots().get(0).state()).isEqualTo(State.PENDING);
    region.clock(Clock.offset(clock, Duration.ofMinutes(5)));
    assertThat(region.snapshots().get(0).state()).isEqualTo(State.AVAILABLE);
  }

  @Test
  void looksFromOutsideAreNoListings() {
    region.create("web-1", "first");
    region.snapshots();
    region.snapshots();
    assertThat(region.list().snapshots().get(0).state()).isEqualTo(State.PENDING);
  }

  @Test
  void aSnapshotFromBeforeIsOfTheInstanceThatIsThere() {
    region.add("web-1", "first", NOW).create("web-1", "second");

    assertThat(region.snapshots())
        .extracting(snapshot -> snapshot.source().id())
        .containsOnly(region.snapshots().get(1).source().id());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> region.add("nobody", "third", NOW))
        .withMessage("There is no instance nobody; there are [web-1]");
  }

  @Test
  void aTimeThatNoClockReachesIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> region.settlesAfter(Duration.ofSeconds(Long.MAX_VALUE)))
        .withMessageEndingWith("the time is at least zero and at most 1000000 days");
    region.settlesAfter(Duration.ofDays(1_000_000)).create("web-1", "first");
    assertThat(region.list().snapshots().get(0).state()).isEqualTo(State.PENDING);
  }

  @Test
  void negativeNumbersAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> region.settlesAfter(Duration.ofSeconds(-1)))
        .withMessageContaining("PT-1S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> region.settlesAfterListings(-1))
        .withMessageContaining("-1");
  }

  @Test
  void theNextCallFailsIfItIsToldSoAndTheOneAfterItDoesNot() {
    SnapshotException denied = new SnapshotException.AccessDenied("not allowed");
    SnapshotException throttled = new SnapshotException.Throttled("too fast");
    region
        .add("web-1", "first", NOW)
        .failNext(Operation.CREATE, denied)
        .failNext(Operation.LIST, throttled)
        .failNext(Operation.CREATE, throttled)
        .failNext(Operation.DELETE, denied);
    Snapshot first = region.snapshots().get(0);

    assertThatThrownBy(() -> region.create("web-1", "second")).isSameAs(denied);
    assertThatThrownBy(() -> region.create("web-1", "second")).isSameAs(throttled);
    assertThatThrownBy(() -> region.delete(first)).isSameAs(denied);
    assertThatThrownBy(region::list).isSameAs(throttled);
    assertThat(region.list().snapshots()).containsExactly(first);
    assertThat(region.create("web-1", "second")).contains(NOW);
    region.delete(first);
    assertThat(region.snapshots()).extracting(Snapshot::name).containsExactly("second");
  }
}
